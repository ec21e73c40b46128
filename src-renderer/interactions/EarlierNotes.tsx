import { useTranslation } from 'react-i18next'
import type { Interaction } from '#shared/interactions/schema.ts'
import { exactText } from '../language/format.ts'
import { useNames } from '../shell/use-actor.ts'
import classes from './notes.module.css'

/** What colleagues wrote of a contact before it came here, with their names. */
export function EarlierNotes({ notes }: { notes: Interaction['notes'] }) {
  const { t } = useTranslation()
  const nameOf = useNames()
  return (
    <ul className={classes.earlier} aria-label={t('interactions.earlierNotes')}>
      {notes.map((note) => (
        <li key={note.id}>
          <small>
            {nameOf(note.by) ?? t('recordings.somebody')} · {exactText(note.at)}
          </small>{' '}
          {note.text}
        </li>
      ))}
    </ul>
  )
}
