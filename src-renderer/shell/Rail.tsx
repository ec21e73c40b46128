import { memo } from 'react'
import type { Person } from '#shared/console/session.ts'
import { useWords } from '../language/use-words.ts'
import { useWatch } from './console.ts'
import classes from './frame.module.css'
import { hashOfPlace, useArea } from './place.ts'
import { placesOf } from './places.ts'

/** The places of this person, by their roles. */
export const Rail = memo(function Rail({ person }: { person: Person }) {
  const { t } = useWords()
  const here = useArea()
  const refused = useWatch('sync.status', {})?.refused ?? 0
  return (
    <nav className={classes.rail} aria-label={t('shell.places')} data-region="rail">
      {placesOf(person.roles).map(({ area, icon: Icon }) => (
        <a key={area} href={hashOfPlace({ area, id: null })} aria-current={area === here ? 'page' : undefined}>
          <Icon size={20} stroke={1.75} aria-hidden />
          {t(`shell.place.${area}`)}
          {area === 'correct' && refused > 0 && (
            <span className={classes.count}>
              {refused} <span className="vh">{t('shell.toCorrectCount')}</span>
            </span>
          )}
        </a>
      ))}
    </nav>
  )
})
