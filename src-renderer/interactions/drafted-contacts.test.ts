import { beforeEach, expect, test } from 'vitest'
import { draftText, putDraft, useDrafts } from '../drafts/drafts.ts'
import { beginContact } from './begin.ts'
import { CONTACT_FORM, contactFromDraft } from './contact-values.ts'
import { draftedContact, draftedContacts, keepContact } from './drafted-contacts.ts'

const now = () => draftedContacts(useDrafts.getState().texts)

beforeEach(() => useDrafts.setState({ texts: {}, savedAt: {} }))

test('a key in a field of its own leaves every contact as it was', () => {
  const id = beginContact()
  const before = now()
  putDraft(id, 'step.motivo.0', 't')
  expect(now()).toBe(before)
})
test('what changes in one contact leaves the others as they were', () => {
  const [one, other] = [beginContact(), beginContact()]
  const [, untouched] = now()
  const typed = draftedContact(one)
  if (typed === undefined) throw new Error('the contact is not there')
  keepContact(one, { ...typed, notes: 'llama de nuevo' })
  expect(draftedContact(one)?.notes).toBe('llama de nuevo')
  expect(now().find(({ id }) => id === other)).toBe(untouched)
})
test('what is kept is what a console that opens again reads', () => {
  const id = beginContact({ notes: 'hoy' })
  expect(draftedContact(id)).toEqual(contactFromDraft(draftText(id, CONTACT_FORM)))
})
test('a draft of another form is no contact', () => {
  putDraft('place:x', CONTACT_FORM, '{')
  expect(now()).toEqual([])
})
