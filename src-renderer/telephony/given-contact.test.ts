import { beforeEach, expect, test, vi } from 'vitest'
import type { Console } from '#shared/console/contract.ts'
import { InteractionId, UserId } from '#shared/kernel/ids.ts'
import { openDrafts, useDrafts } from '../drafts/drafts.ts'
import { type ContactTyped, ContactTyped as Shape } from '../interactions/contact-values.ts'
import { NOTHING_ASKED } from '../interactions/disposition-typed.ts'
import { draftedContact, keepContact } from '../interactions/drafted-contacts.ts'
import { leaveContact, receiveContact } from './given-contact.ts'

const CALL = InteractionId.parse('01939e1a-0000-7000-8000-00000000000c')
const [ME, THEY] = ['1', '2'].map((n) => UserId.parse(`01939e1a-0000-7000-8000-00000000000${n}`)) as [UserId, UserId] // two of two

const typed = (change: Partial<ContactTyped> = {}): ContactTyped =>
  Shape.parse({
    openedAt: '2026-11-26T15:00:00.000Z',
    channel: 'voice',
    direction: 'inbound',
    customerId: null,
    requests: [],
    noteId: 'n1',
    notes: '',
    dispositionId: '',
    asked: NOTHING_ASKED,
    ...change,
  })

/** A console whose centre answers each asking in turn, and whose contact is somebody's. */
async function consoleWith({
  holders = [ME, THEY] as readonly UserId[],
  answers = [] as readonly unknown[],
  refusals = 0,
}) {
  const asked: [string, unknown][] = []
  const left = [...answers]
  let refused = 0
  const console = {
    call: (verb: string, parameters: unknown) => {
      asked.push([verb, parameters])
      return Promise.resolve(verb.startsWith('phone.') ? left.shift() : { ok: true, value: null })
    },
    dispatch: (name: string, payload: unknown) => {
      asked.push([name, payload])
      return Promise.resolve(refused++ < refusals ? { ok: false, error: { code: 'session.locked' } } : { ok: true })
    },
    query: (name: string) =>
      Promise.resolve(
        name === 'interactions.get'
          ? { doc: { call: { entries: holders.map((by) => ({ kind: 'connected', by })) }, customerId: null } }
          : [],
      ),
  } as unknown as Console // what a contact that is given asks of one
  await openDrafts(console)
  return { console, asked, of: (verb: string) => asked.filter(([name]) => name === verb).map(([, given]) => given) }
}
/** The whole of it, with every wait. */
async function receiving(console: Console): Promise<void> {
  const all = receiveContact(console, CALL)
  await vi.runAllTimersAsync()
  await all
}
const away = { ok: false, error: { code: 'centre.unreachable' } }
const done = { ok: true, value: null }

beforeEach(() => {
  vi.useFakeTimers()
  useDrafts.setState({ texts: {}, savedAt: {}, unsaved: {} })
  return () => vi.useRealTimers()
})

test('a contact that is a colleague’s leaves only when the centre has it, with its notes written once', async () => {
  const { console, of } = await consoleWith({ answers: [away, away, done] })
  keepContact(CALL, typed({ notes: ' Pide su extracto ' }))
  const leaving = leaveContact(console, CALL, ME)
  await vi.advanceTimersByTimeAsync(2_500)
  expect(draftedContact(CALL)?.notes).toBe(' Pide su extracto ')
  expect(of('interaction.addNote')).toEqual([])
  await vi.advanceTimersByTimeAsync(4_000)
  await leaving
  expect(draftedContact(CALL)).toBeUndefined()
  expect(of('interaction.addNote')).toMatchObject([{ entryId: 'n1', text: 'Pide su extracto' }])
  // The notes are not given a second time, as the next one's own.
  expect(of('phone.giveContact')).toHaveLength(3)
  expect(JSON.stringify(of('phone.giveContact'))).not.toContain('extracto')
})

test('notes that are not taken at first stay, and are written when they are', async () => {
  const { console, of } = await consoleWith({ answers: [done, done], refusals: 1 })
  keepContact(CALL, typed({ notes: 'Pide su extracto' }))
  const leaving = leaveContact(console, CALL, ME)
  await vi.advanceTimersByTimeAsync(500)
  expect(draftedContact(CALL)?.notes).toBe('Pide su extracto')
  await vi.advanceTimersByTimeAsync(3_000)
  await leaving
  expect(draftedContact(CALL)).toBeUndefined()
  expect(of('interaction.addNote')).toHaveLength(2)
})

test('a contact that is mine stays', async () => {
  // Also before it is written that I have answered.
  for (const holders of [[ME], [THEY, ME], [THEY]]) {
    const { console, asked } = await consoleWith({ holders })
    keepContact(CALL, typed())
    await leaveContact(console, CALL, ME)
    expect(draftedContact(CALL)).toBeDefined()
    expect(asked).toEqual([])
  }
})

test('what a colleague had written is waited for, and gone on with', async () => {
  const form = JSON.stringify(typed({ dispositionId: 'inbound.informed' }))
  const { console, of } = await consoleWith({
    answers: [
      away,
      { ok: true, value: { form: null, by: null, others: true } },
      { ok: true, value: { form, by: THEY, others: true } },
    ],
  })
  keepContact(CALL, typed({ noteId: 'mine' }))
  const receiving = receiveContact(console, CALL)
  await vi.advanceTimersByTimeAsync(5_000)
  await receiving
  expect(draftedContact(CALL)).toMatchObject({ dispositionId: 'inbound.informed', noteId: 'mine' })
  expect(of('phone.givenContact')).toHaveLength(3)
})

test('who has begun themself keeps what they have, and a call that nobody had before waits for nothing', async () => {
  const form = JSON.stringify(typed({ dispositionId: 'inbound.informed' }))
  const begun = await consoleWith({ answers: [{ ok: true, value: { form, by: THEY, others: true } }] })
  keepContact(CALL, typed({ notes: 'Ya empecé' }))
  await receiving(begun.console)
  expect(draftedContact(CALL)).toMatchObject({ dispositionId: '', notes: 'Ya empecé' })
  const first = await consoleWith({ answers: [{ ok: true, value: { form: null, by: null, others: false } }] })
  keepContact(CALL, typed())
  await receiving(first.console)
  expect(first.of('phone.givenContact')).toHaveLength(1)
})
