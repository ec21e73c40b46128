import { useTranslation } from 'react-i18next'
import type { Listening } from '#shared/recordings/api.ts'
import { exactText } from '../language/format.ts'
import { useNames } from '../shell/use-actor.ts'
import classes from './recordings.module.css'

/** Who has begun to hear a recording and when, for whoever may see it. */
export function Listenings({ listenings }: { listenings: readonly Listening[] }) {
  const { t } = useTranslation()
  const nameOf = useNames()
  const said = t(listenings.length === 0 ? 'recordings.neverHeard' : 'recordings.listenings', {
    count: listenings.length,
  })
  if (listenings.length === 0) return <small>{said}</small>
  return (
    <details className={classes.listened}>
      <summary>{said}</summary>
      <ul>
        {listenings.map(({ by, at }) => (
          <li key={`${at} ${by}`}>
            {nameOf(by) ?? t('recordings.somebody')} · {exactText(at)}
          </li>
        ))}
      </ul>
    </details>
  )
}
