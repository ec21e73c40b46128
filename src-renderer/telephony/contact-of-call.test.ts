import { beforeEach, expect, test, vi } from 'vitest'
import type { Console } from '#shared/console/contract.ts'
import { InteractionId, UserId } from '#shared/kernel/ids.ts'
import { instantOf } from '#shared/kernel/instants.ts'
import type { Call } from '#shared/telephony/phone/call.ts'
import { draftText, openDrafts, putDraft, useDrafts } from '../drafts/drafts.ts'
import { seedOf } from '../interactions/contact-values.ts'
import { draftedContact, draftedContacts, keepContact } from '../interactions/drafted-contacts.ts'
import { callFacts } from './call-facts.ts'
import { contactOfCallNow, partFromRegistered } from './contact-of-call.ts'

const CALL = InteractionId.parse('01939e1a-0000-7000-8000-00000000000c')
const [ME, THEY] = ['1', '2'].map((n) => UserId.parse(`01939e1a-0000-7000-8000-00000000000${n}`)) as [UserId, UserId] // two of two
const CALLED: Call = {
  ...{ id: CALL, session: 's2', direction: 'inbound', number: '3105550142', queue: 'servicio', video: false },
  ...{ consults: null, apart: null, state: { phase: 'talking' }, since: 0, answeredAt: 0, link: 'up' },
  ...{ muted: false, conference: false, guest: false },
}
const entry = (second: number, kind: string, by: UserId) => ({
  ...{ key: `k${second}`, at: `2026-11-26T12:00:${String(second).padStart(2, '0')}.000Z`, kind, by },
})
const registered = (...entries: readonly object[]) => ({
  ...{ state: 'registered', registeredAt: '2026-11-26T12:00:20.000Z' },
  call: { number: null, queue: 'servicio', video: false, consults: null, entries },
})
const FIRST = [entry(0, 'rang', ME), entry(2, 'answered', ME), entry(10, 'ended', ME)]

/** A console whose store has this of the call. */
async function consoleWith(written: () => object | null, mine: () => object[] = () => []): Promise<Console> {
  const console = {
    call: () => Promise.resolve({ ok: true, value: {} }),
    dispatch: () => Promise.resolve({ ok: true, value: {} }),
    query: (name: string) => {
      const doc = written()
      if (name === 'customers.search') return Promise.resolve({ rows: [], total: 0 })
      if (name === 'interactions.mine') return Promise.resolve({ rows: mine().map((one) => ({ doc: one })) })
      return Promise.resolve(name === 'interactions.get' ? doc && { doc } : [])
    },
    watchSession: (show: (session: unknown) => void) => {
      show({ state: 'open', person: { id: ME, name: 'Luis' } })
      return () => {}
    },
  } as unknown as Console // what the facts of a call ask of one
  await openDrafts(console)
  return console
}
const drafted = () => draftedContacts(useDrafts.getState().texts)

beforeEach(() => {
  vi.stubGlobal('window', { location: { hash: '#/cases' } })
  useDrafts.setState({ texts: undefined, savedAt: {}, unsaved: {}, refused: [] })
})

test('who comes back in the call of a registered contact is spoken to in one of its own, led by P1', async () => {
  const facts = callFacts(await consoleWith(() => registered(...FIRST, entry(30, 'rang', ME))))
  await facts.write({ kind: 'answered', id: CALL, at: Date.parse('2026-11-26T12:00:33.000Z') }, CALLED)
  const [own] = drafted()
  if (own === undefined) throw new Error('nothing was begun')
  expect(own.id).not.toBe(CALL)
  expect(own.typed).toMatchObject({ continues: CALL, guided: true, caller: { queue: 'servicio' } })
  expect(own.typed.run?.current).not.toBeNull()
  expect(contactOfCallNow(CALL)).toBe(own.id)
  expect(seedOf(own.id, own.typed).continues).toBe(CALL)
  // Given back after a reload of that conversation: it is the same one.
  await facts.write({ kind: 'answered', id: CALL, at: Date.parse('2026-11-26T12:00:40.000Z') }, CALLED)
  expect(drafted()).toHaveLength(1)
})

test('what goes on in a call, and was registered while it was talked in, is begun once', async () => {
  const own = { continues: CALL, registeredAt: '2026-11-26T12:00:50.000Z' }
  const doc = () => ({ id: CALL, ...registered(...FIRST, entry(30, 'rang', ME)) })
  const given = { kind: 'answered', id: CALL, at: Date.parse('2026-11-26T12:01:00.000Z') } as const
  await callFacts(await consoleWith(doc, () => [own])).write(given, CALLED)
  expect(drafted()).toEqual([])
  // One of an earlier return is no word on this one.
  const earlier = { ...own, registeredAt: '2026-11-26T12:00:25.000Z' }
  await callFacts(await consoleWith(doc, () => [earlier])).write(given, CALLED)
  expect(drafted()).toHaveLength(1)
})

test('a call that was registered while it was talked in begins nothing when it is given back', async () => {
  const facts = callFacts(await consoleWith(() => registered(...FIRST.slice(0, 2))))
  await facts.write({ kind: 'answered', id: CALL, at: Date.parse('2026-11-26T12:00:33.000Z') }, CALLED)
  expect(drafted()).toEqual([])
  expect(contactOfCallNow(CALL)).toBe(CALL)
})

test('that a colleague had registered a call is looked for as long as something is written of it', async () => {
  let looks = 0
  const word = registered(entry(0, 'rang', THEY), entry(2, 'answered', THEY), entry(30, 'rang', ME))
  const console = await consoleWith(() => (++looks > 12 ? word : null))
  await callFacts(console).write({ kind: 'answered', id: CALL, at: Date.now() }, CALLED)
  await partFromRegistered(console, CALL, ME, [0, 0])
  expect(contactOfCallNow(CALL)).not.toBe(CALL)
  expect(looks).toBeGreaterThan(12)
})

test('a call that is answered at a locked console is written at once, and its contact begins at the unlock', async () => {
  const console = await consoleWith(() => null)
  let unlock = () => {}
  const lock = new Promise<void>((over) => {
    unlock = over
  })
  const { query } = console
  vi.spyOn(console, 'query').mockImplementation((name, asked) => lock.then(() => query(name, asked)))
  vi.spyOn(console, 'watchSession').mockImplementation((show) => {
    show({ state: 'locked', person: { id: ME, name: 'Luis' } } as never) // nothing else is read of it
    return () => {}
  })
  const dispatch = vi.spyOn(console, 'dispatch')
  const facts = callFacts(console)
  await facts.write({ kind: 'answered', id: CALL, at: Date.now() }, CALLED)
  expect(dispatch.mock.calls.map(([name]) => name)).toEqual(['call.answered'])
  expect(drafted()).toEqual([])
  unlock()
  await facts.begun(CALL)
  expect(drafted()).toMatchObject([{ id: CALL, typed: { guided: true } }])
})

test('what is written of a call that a colleague turns out to have registered goes on as a contact of its own', async () => {
  let written: object | null = null
  const console = await consoleWith(() => written)
  await callFacts(console).write({ kind: 'answered', id: CALL, at: Date.now() }, CALLED)
  const typed = draftedContact(CALL)
  if (typed === undefined) throw new Error('no contact was begun')
  keepContact(CALL, { ...typed, notes: 'Pide su extracto', openedAt: instantOf(0) })
  putDraft(CALL, 'step', 'a medias')
  putDraft(`${CALL}:creating`, 'customer', 'Textiles')
  written = registered(entry(0, 'rang', THEY), entry(2, 'answered', THEY), entry(30, 'rang', ME))
  const call = vi.spyOn(console, 'call')
  // A call that was given back has two who look.
  await Promise.all([partFromRegistered(console, CALL, ME, [0]), partFromRegistered(console, CALL, ME, [0])])
  expect(drafted()).toHaveLength(1)
  const own = contactOfCallNow(CALL)
  expect(own).not.toBe(CALL)
  expect(draftedContact(own)).toMatchObject({ notes: 'Pide su extracto', continues: CALL })
  expect(draftText(own, 'step')).toBe('a medias')
  expect(draftText(`${own}:creating`, 'customer')).toBe('Textiles')
  expect(draftedContact(CALL)).toBeUndefined()
  expect(draftText(`${CALL}:creating`, 'customer')).toBeUndefined()
  // Its files go with it, and nothing is let go before it stands in its new place.
  const asked = call.mock.calls.map(([verb, given]) => [verb, given] as const)
  const dropped = asked.filter(([verb]) => verb === 'draft.drop').map(([, given]) => given)
  expect(dropped).toEqual([
    { contact: CALL, to: own },
    { contact: `${CALL}:creating`, to: `${own}:creating` },
  ])
  const step = asked.findIndex(
    ([, given]) => 'field' in (given as object) && (given as { field: string }).field === 'step',
  )
  expect(step).toBeLessThan(asked.findIndex(([verb]) => verb === 'draft.drop'))
  expect(step).toBeGreaterThan(-1)
})
