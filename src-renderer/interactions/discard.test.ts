import { beforeEach, expect, test } from 'vitest'
import type { Console } from '#shared/console/contract.ts'
import { openDrafts, useDrafts } from '../drafts/drafts.ts'
import { ContactTyped } from './contact-values.ts'
import { discardContact } from './discard.ts'
import { draftedContact, keepContact } from './drafted-contacts.ts'

const CONTACT = '01939e1a-0000-7000-8000-00000000000c'
const request = (caseId: string | null) => ({
  id: 'r1',
  kind: '',
  topic: '',
  text: 'Pregunta por su saldo',
  branch: null,
  caseId,
  radicado: null,
})

/** A contact in course, of which the store has what stands. */
async function contactOf(
  written: object | null,
  caseId: string | null = null,
  continues: string | null = null,
): Promise<Console> {
  const console = {
    call: () => Promise.resolve({ ok: true, value: { state: 'written', updatedAt: null } }),
    query: (name: string) =>
      Promise.resolve(name === 'interactions.get' ? written && { doc: written, pending: false } : []),
  } as unknown as Console // what letting go of a contact asks of one
  await openDrafts(console)
  keepContact(
    CONTACT,
    ContactTyped.parse({
      openedAt: '2026-11-26T15:00:00.000Z',
      channel: 'voice',
      direction: 'inbound',
      customerId: null,
      requests: [request(caseId)],
      noteId: 'n1',
      notes: 'Lo que dijo',
      dispositionId: '',
      continues,
    }),
  )
  return console
}

beforeEach(() => useDrafts.setState({ texts: undefined, savedAt: {}, unsaved: {}, refused: [] }))

test('what is a draft alone is let go of, with what was typed in it', async () => {
  expect(await discardContact(await contactOf(null), CONTACT)).toBeNull()
  expect(draftedContact(CONTACT)).toBeUndefined()
})

test('a call is not, nor what was escalated or written on: guide and words stay', async () => {
  const all = [
    [{ call: { entries: [] } }, null, 'call'],
    [{ call: { entries: [] } }, 'case', 'call'],
    [null, 'case', 'escalated'],
    [{}, null, 'written'],
  ] as const
  for (const [written, caseId, why] of all) {
    expect(await discardContact(await contactOf(written, caseId), CONTACT)).toBe(why)
    expect(draftedContact(CONTACT)?.notes).toBe('Lo que dijo')
  }
})

test('nor the one that goes on in a call whose own contact was registered', async () => {
  expect(await discardContact(await contactOf(null, null, CONTACT), CONTACT)).toBe('call')
  expect(draftedContact(CONTACT)).toBeDefined()
})
