import { useTranslation } from 'react-i18next'
import { sentenceOf } from '../language/sentence.ts'
import { Sentence } from '../shell/Sentence.tsx'
import type { NotReassigned } from './use-reassign.ts'

/** The cases that were refused, each with the reason. */
export function NotReassignedList({ not }: { not: readonly NotReassigned[] }) {
  const { t } = useTranslation()
  if (not.length === 0) return null
  return (
    <Sentence tone="bad">
      <p>{t('coordination.unowned.failed')}</p>
      <ul>
        {not.map((one) => (
          <li key={one.case.id}>
            {one.case.radicado ?? t('cases.noNumber')}: {sentenceOf(t, one.why)}
          </li>
        ))}
      </ul>
    </Sentence>
  )
}
