import { memo } from 'react'
import type { Count } from '#shared/console/queries.ts'
import type { Person } from '#shared/console/session.ts'
import { useWords } from '../language/use-words.ts'
import { useWatch } from './console.ts'
import classes from './frame.module.css'
import { type Area, hashOfPlace } from './place.ts'
import { placesOf } from './places.ts'

/** More of them say nothing more in so little room. */
const MOST = 99

/** How much of something is at a place; nothing where there is none. */
function CountOf({ total, word, calm = false }: { total: Count; word: string; calm?: boolean }) {
  const count = typeof total === 'number' ? total : total.moreThan
  if (count === 0) return null
  return (
    <span className={classes.count} data-calm={calm}>
      {count > MOST ? `${MOST}+` : count} <span className="vh">{word}</span>
    </span>
  )
}

interface Props {
  readonly person: Person
  /** The place that is shown: where the address names none of this person's, their first. */
  readonly here: Area
}

/** The places of this person, by their roles. */
export const Rail = memo(function Rail({ person, here }: Props) {
  const { t } = useWords()
  const places = placesOf(person.roles)
  const refused = useWatch('sync.status', {})?.refused ?? 0
  const waiting = useWatch('cases.waiting', places.some(({ area }) => area === 'cases') ? {} : null)?.total ?? 0
  return (
    <nav className={classes.rail} aria-label={t('shell.places')} data-region="rail">
      {places.map(({ area, icon: Icon }) => (
        <a key={area} href={hashOfPlace({ area, id: null })} aria-current={area === here ? 'page' : undefined}>
          <Icon size={20} stroke={1.75} aria-hidden />
          {t(`shell.place.${area}`)}
          {area === 'correct' && <CountOf total={refused} word={t('shell.toCorrectCount')} />}
          {area === 'cases' && <CountOf total={waiting} word={t('shell.waitingCount')} calm />}
        </a>
      ))}
    </nav>
  )
})
