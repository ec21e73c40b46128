import i18next from 'i18next'
import { beforeAll, beforeEach, expect, test, vi } from 'vitest'
import type { Console } from '#shared/console/contract.ts'
import { InteractionId, UserId } from '#shared/kernel/ids.ts'
import { openDrafts, putDraft, useDrafts } from '../drafts/drafts.ts'
import { type ContactTyped, ContactTyped as Shape } from '../interactions/contact-values.ts'
import { NOTHING_ASKED } from '../interactions/disposition-typed.ts'
import { draftedContact, keepContact } from '../interactions/drafted-contacts.ts'
import { esCO } from '../language/es-CO/index.ts'
import { giveAtLock, leaveContact, receiveContact } from './given-contact.ts'

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
  /** What the person does while something is asked. */
  meanwhile = (_: string): void => {},
}) {
  const asked: [string, unknown][] = []
  const left = [...answers]
  let refused = 0
  const console = {
    call: (verb: string, parameters: unknown) => {
      asked.push([verb, parameters])
      meanwhile(verb)
      const written = { ok: true, value: { state: 'written', updatedAt: null } }
      return Promise.resolve(verb.startsWith('phone.') ? left.shift() : written)
    },
    dispatch: (name: string, payload: unknown) => {
      asked.push([name, payload])
      meanwhile(name)
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

beforeAll(async () => {
  await i18next.init({ lng: 'es-CO', resources: { 'es-CO': { translation: esCO } } })
})
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

test('words typed while the contact leaves go too, as a note of their own, and once', async () => {
  let isTyping = true
  const { console, of } = await consoleWith({
    answers: [done, done],
    meanwhile(verb) {
      if (verb !== 'interaction.addNote') return
      if (isTyping) keepContact(CALL, typed({ notes: 'Pide su extracto de junio' }))
      isTyping = false
    },
  })
  keepContact(CALL, typed({ notes: 'Pide su extracto' }))
  const leaving = leaveContact(console, CALL, ME)
  await vi.advanceTimersByTimeAsync(500)
  expect(draftedContact(CALL)?.notes).toBe('Pide su extracto de junio')
  await vi.advanceTimersByTimeAsync(3_000)
  await leaving
  expect(draftedContact(CALL)).toBeUndefined()
  expect(of('interaction.addNote')).toMatchObject([
    { entryId: 'n1', text: 'Pide su extracto' },
    { entryId: expect.not.stringMatching(/^n1$/), text: 'de junio' },
  ])
})

test('words typed in a form while the centre takes it are given to it as well', async () => {
  const request = { id: 'r1', kind: '' as const, topic: '', branch: null, caseId: null, radicado: null }
  const { console, of } = await consoleWith({
    answers: [done, done],
    meanwhile(verb) {
      if (verb === 'phone.giveContact')
        keepContact(CALL, typed({ requests: [{ ...request, text: 'Su clave' }], notes: 'Es urgente' }))
    },
  })
  keepContact(CALL, typed({ requests: [{ ...request, text: 'Su' }], notes: 'Es' }))
  const leaving = leaveContact(console, CALL, ME)
  await vi.advanceTimersByTimeAsync(3_000)
  await leaving
  expect(of('phone.giveContact').map((one) => JSON.stringify(one).includes('Su clave'))).toEqual([false, true])
  // Who types on is waited for: their notes are one entry, not pieces of it.
  expect(of('interaction.addNote')).toMatchObject([{ text: 'Es urgente' }])
  expect(draftedContact(CALL)).toBeUndefined()
})

test('an escalation that was being written goes with the notes of who had the contact', async () => {
  const { console, of } = await consoleWith({ answers: [done] })
  const request = { id: 'r1', kind: '' as const, topic: '', branch: null, caseId: null, radicado: null }
  keepContact(CALL, typed({ requests: [{ ...request, text: 'Su clave' }] }))
  putDraft(CALL, 'escalation.r1', JSON.stringify({ description: 'Su clave no sirve desde ayer' }))
  await leaveContact(console, CALL, ME)
  expect(of('interaction.addNote')).toMatchObject([{ text: 'Escalamiento sin enviar: Su clave no sirve desde ayer' }])
})

test('what is written of a call that goes on is at the centre as the console is locked, for a coordinator who takes it', async () => {
  const { console, of } = await consoleWith({ answers: [done] })
  const shown: ((session: never) => void)[] = []
  const watching = {
    ...console,
    watchSession: (show: (session: never) => void) => shown.push(show),
  } as unknown as Console // as above
  keepContact(CALL, typed({ notes: 'Pide su extracto', dispositionId: 'inbound.informed' }))
  giveAtLock(watching, () => [{ id: CALL, apart: null }])
  for (const state of ['open', 'locked']) {
    expect(of('phone.giveContact')).toEqual([])
    for (const show of shown) show({ state } as never) // nothing else is read of it
  }
  expect(of('phone.giveContact')).toMatchObject([{ id: CALL, form: expect.stringContaining('inbound.informed') }])
  expect(draftedContact(CALL)?.notes).toBe('Pide su extracto')
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
  expect(draftedContact(CALL)).toMatchObject({
    dispositionId: 'inbound.informed',
    noteId: 'mine',
    receivedFrom: THEY,
  })
  expect(of('phone.givenContact')).toHaveLength(3)
})

test('who has begun themself keeps what they have, and a call that nobody had before waits for nothing', async () => {
  const form = JSON.stringify(typed({ dispositionId: 'inbound.informed' }))
  const begun = await consoleWith({ answers: [{ ok: true, value: { form, by: THEY, others: true } }] })
  keepContact(CALL, typed({ notes: 'Ya empecé' }))
  await receiving(begun.console)
  expect(draftedContact(CALL)).toMatchObject({ dispositionId: '', notes: 'Ya empecé' })
  // Also in a form, in what the customer asks for.
  const text = 'Pregunta por su clave'
  const requests = [{ id: 'r1', kind: '' as const, topic: '', text, branch: null, caseId: null, radicado: null }]
  const asking = await consoleWith({ answers: [{ ok: true, value: { form, by: THEY, others: true } }] })
  keepContact(CALL, typed({ requests }))
  await receiving(asking.console)
  expect(draftedContact(CALL)).toMatchObject({ dispositionId: '', requests: [{ text }] })
  const first = await consoleWith({ answers: [{ ok: true, value: { form: null, by: null, others: false } }] })
  keepContact(CALL, typed())
  await receiving(first.console)
  expect(first.of('phone.givenContact')).toHaveLength(1)
})
