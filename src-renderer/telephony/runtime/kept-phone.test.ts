import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Console } from '#shared/console/contract.ts'
import { InteractionId } from '#shared/kernel/ids.ts'
import { type Call, isUnheard } from '#shared/telephony/phone/call.ts'
import { newPhone } from '#shared/telephony/phone/phone.ts'
import { openDrafts, putDraft } from '../../drafts/drafts.ts'
import { keepPhone, keptPhone } from './kept-phone.ts'

const CALL = InteractionId.parse('01939e1a-0000-7000-8000-00000000000c')

beforeEach(
  () =>
    openDrafts({
      query: () => Promise.resolve([]),
      call: () => Promise.resolve({ ok: true, value: { state: 'written', updatedAt: null } }),
    } as unknown as Console), // what drafts ask of one
)
afterEach(() => vi.useRealTimers())

test('a reload forgets neither the wrap-up nor a contact that is still to be registered', () => {
  const rule = { mode: 'limited', limit: 30_000, disposition: 'inbound.none.silent' } as const
  const kept = {
    ...({ chosen: 'available', next: 'lunch', missed: false } as const),
    wrapUp: { call: CALL, since: 1, rule, until: 30_001, extended: false, backBy: 75_001 },
    registering: [{ call: CALL, disposition: 'inbound.none.silent', at: 75_001 }],
  }
  keepPhone(newPhone(), { ...newPhone(), ...kept })
  expect(keptPhone()).toEqual(kept)
})

test('what is to be registered is kept by itself, and what an earlier version kept is read', () => {
  const before = newPhone()
  keepPhone(before, { ...before, wrapUp: null, next: 'break' })
  const registering = [{ call: CALL, disposition: 'inbound.none.silent', at: 1 }]
  keepPhone(before, { ...before, registering })
  expect(keptPhone()).toMatchObject({ registering })
  putDraft(
    'phone',
    'state',
    JSON.stringify({ at: Date.now(), chosen: 'lunch', next: null, missed: false, wrapUp: null }),
  )
  expect(keptPhone()).toMatchObject({ chosen: 'lunch', registering: [] })
})

test('what was being dialled is there after a reload, over a line that is cut, also after a longer absence', () => {
  vi.useFakeTimers()
  const call: Call = {
    ...{ id: CALL, session: 's1', direction: 'outbound', number: '3105550142', queue: null, video: false },
    ...{ consults: null, apart: null, state: { phase: 'calling', rings: true }, since: 1, answeredAt: null },
    ...{ link: 'up', muted: false, conference: false, guest: false },
  }
  const before = newPhone()
  const talking: Call = { ...call, state: { phase: 'talking' }, answeredAt: 2 }
  // The bridge gives answered calls back, and of an echo test nothing is written.
  keepPhone(before, { ...before, chosen: 'available', calls: [talking, { ...call, apart: 'echo' }] })
  expect(keptPhone()).not.toHaveProperty('calls')
  keepPhone(before, { ...before, calls: [call] })
  for (const wait of [0, 3 * 60_000 + 1]) {
    vi.advanceTimersByTime(wait)
    const calls = keptPhone()?.calls ?? []
    expect(calls).toEqual([{ ...call, state: { phase: 'calling', rings: false }, since: Date.now(), link: 'cut' }])
    expect(calls.map(isUnheard)).toEqual([true])
  }
  keepPhone({ ...before, calls: [call] }, before)
  expect(keptPhone()).not.toHaveProperty('calls')
})

test('who is back after a longer absence is not where they were, and their contacts are still registered', () => {
  vi.useFakeTimers()
  const before = newPhone()
  const registering = [{ call: CALL, disposition: 'inbound.none.silent', at: 75_001 }]
  keepPhone(before, { ...before, chosen: 'available', registering })
  vi.advanceTimersByTime(3 * 60_000)
  expect(keptPhone()).toMatchObject({ chosen: 'available', registering })
  vi.advanceTimersByTime(1)
  expect(keptPhone()).toEqual({ registering })
})

test('a wrap-up whose limit passed while the console was closed registers its contact when it is open again', () => {
  vi.useFakeTimers()
  const before = newPhone()
  const limited = { mode: 'limited', limit: 60_000, disposition: 'inbound.none.silent' } as const
  const wrapUp = { call: CALL, since: 1, rule: limited, until: 60_001, extended: false, backBy: null }
  keepPhone(before, { ...before, chosen: 'available', wrapUp })
  vi.advanceTimersByTime(3 * 60_000 + 1)
  expect(keptPhone()).toEqual({ registering: [{ call: CALL, disposition: 'inbound.none.silent', at: 60_001 }] })
  // Where the PBX may still bring the customer back, not before that.
  keepPhone(before, { ...before, wrapUp: { ...wrapUp, backBy: 90_000 } })
  vi.advanceTimersByTime(3 * 60_000 + 1)
  expect(keptPhone()).toMatchObject({ registering: [{ call: CALL, at: 90_000 }] })
  // One without a limit waits for its person, who has the contact in the inbox.
  keepPhone(before, { ...before, wrapUp: { ...wrapUp, rule: { mode: 'mandatory', limit: null }, until: null } })
  vi.advanceTimersByTime(3 * 60_000 + 1)
  expect(keptPhone()).toEqual({ registering: [] })
})
