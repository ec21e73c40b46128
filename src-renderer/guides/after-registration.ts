import type { Rejection, Result } from '#shared/kernel/result.ts'
import { type ContactTyped, seedOf } from '../interactions/contact-values.ts'
import { draftedContact, keepContact } from '../interactions/drafted-contacts.ts'
import { noteEntries } from '../interactions/note-entries.ts'
import { newId } from '../shell/console.ts'

type Dispatch = (name: string, payload: unknown) => Promise<Result<unknown, Rejection>>

/**
 * The contact is registered: its notes stand on it, and what is written from here on is a note of its own.
 * @param given the contact as it was registered; who typed on meanwhile keeps what came after
 */
export function notesGiven(id: string, given: ContactTyped): void {
  const typed = draftedContact(id)
  if (typed === undefined) return
  const notes = typed.notes.startsWith(given.notes) ? typed.notes.slice(given.notes.length) : typed.notes
  keepContact(id, { ...typed, notes: notes.trimStart(), noteId: newId() })
}

/** Notes written since the registration go on the contact before its draft goes. @returns a refusal, or null */
export async function giveLastNotes(dispatch: Dispatch, id: string): Promise<Rejection | null> {
  const typed = draftedContact(id)
  if (typed === undefined) return null
  for (const entry of noteEntries(typed.noteId, typed.notes)) {
    const answer = await dispatch('interaction.addNote', { contact: seedOf(id, typed), ...entry })
    if (!answer.ok) return answer.error
  }
  return null
}
