import { memo, useLayoutEffect, useRef } from 'react'
import { useDrafts } from '../drafts/drafts.ts'
import { draftedContact } from '../interactions/drafted-contacts.ts'
import { useWords } from '../language/use-words.ts'
import classes from './guides.module.css'

interface Props {
  readonly id: string
  readonly keep: (change: { notes: string }) => void
}

/**
 * Notes that may be written at any time. The field holds its own text, and its height is the style sheet's: a key
 * renders nothing here, and nothing is measured for it. They are as long as they are: registered they fill as many entries
 * as they need (`note-entries.ts`).
 */
export const ContactNotes = memo(function ContactNotes({ id, keep }: Props) {
  const { t } = useWords()
  const field = useRef<HTMLTextAreaElement>(null)
  useLayoutEffect(() => {
    // Also what the program adds: words that were being typed where the contact was ended.
    const show = () => {
      const notes = draftedContact(id)?.notes ?? ''
      if (field.current !== null && field.current.value !== notes) field.current.value = notes
    }
    show()
    return useDrafts.subscribe(show)
  }, [id])
  return (
    <textarea
      ref={field}
      aria-label={t('interactions.field.notes')}
      className={classes.notes}
      placeholder={t('interactions.field.notes')}
      rows={1}
      onChange={(event) => keep({ notes: event.currentTarget.value })}
    />
  )
})
