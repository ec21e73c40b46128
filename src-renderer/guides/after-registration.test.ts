import { beforeEach, expect, test } from 'vitest'
import { useDrafts } from '../drafts/drafts.ts'
import { beginContact } from '../interactions/begin.ts'
import type { ContactTyped } from '../interactions/contact-values.ts'
import { draftedContact, keepContact } from '../interactions/drafted-contacts.ts'
import { giveLastNotes, notesGiven } from './after-registration.ts'

const CONTACT = 'c'
const typed = (): ContactTyped => {
  const found = draftedContact(CONTACT)
  if (found === undefined) throw new Error('the contact has no draft')
  return found
}

beforeEach(() => useDrafts.setState({ texts: {}, savedAt: {}, unsaved: {} }))

test('what is written after the registration is a note of its own, and what was typed during it is not lost', () => {
  beginContact({ notes: 'Llama desde Cali.' }, CONTACT)
  const given = typed()
  notesGiven(CONTACT, given)
  expect(typed().notes).toBe('')
  expect(typed().noteId).not.toBe(given.noteId)
  keepContact(CONTACT, { ...given, notes: 'Llama desde Cali. Con prisa' })
  notesGiven(CONTACT, given)
  expect(typed().notes).toBe('Con prisa')
})

test('the last notes are given before the draft goes, and one that is not taken is told', async () => {
  beginContact({ notes: 'Quedó agradecida.' }, CONTACT)
  const asked: unknown[] = []
  const taken = await giveLastNotes((name, payload) => {
    asked.push([name, payload])
    return Promise.resolve({ ok: true, value: null })
  }, CONTACT)
  expect(taken).toBeNull()
  expect(asked).toMatchObject([['interaction.addNote', { entryId: typed().noteId, text: 'Quedó agradecida.' }]])
  const error = { code: 'session.locked' }
  expect(await giveLastNotes(() => Promise.resolve({ ok: false, error }), CONTACT)).toBe(error)
})
