import { expect, test } from 'vitest'
import { UserId } from '../kernel/ids.ts'
import { Instant } from '../kernel/instants.ts'
import { CallRecord } from './call-record.ts'
import { failedTransfer, isContinued } from './continued.ts'

const [LUIS, CARMEN] = ['1', '2'].map((n) => UserId.parse(`01939e1a-0000-7000-8000-00000000000${n}`)) as [
  UserId,
  UserId,
] // two of two
const at = (second: number) => Instant.parse(`2026-11-26T12:00:${String(second).padStart(2, '0')}.000Z`)
const entry = (second: number, kind: string, more: object = {}) => ({
  key: `k${second}`,
  at: at(second),
  kind,
  ...more,
})
const recordOf = (...entries: readonly object[]): CallRecord =>
  CallRecord.parse({ ...{ number: '3105550142', queue: 'servicio', video: false, consults: null }, entries })

const FIRST = [entry(0, 'rang', { by: LUIS }), entry(2, 'answered', { by: LUIS })]
const SENT = [entry(10, 'transferred', { by: LUIS, to: 'u2' }), entry(11, 'ended', { by: LUIS, ending: 'transferred' })]
const registered = (second: number | null, ...entries: readonly object[]) => ({
  state: second === null ? ('open' as const) : ('registered' as const),
  registeredAt: second === null ? null : at(second),
  call: recordOf(...entries),
})

test('a customer who comes back after their contact was registered begins another', () => {
  const back = entry(30, 'rang', { by: LUIS })
  expect(isContinued(registered(20, ...FIRST, ...SENT, back), LUIS)).toBe(true)
  // The PBX may have said first that they were joined.
  expect(
    isContinued(registered(20, ...FIRST, ...SENT, back, entry(33, 'connected', { by: LUIS, waitMs: 1 })), LUIS),
  ).toBe(true)
  // Registered while it rang again.
  expect(isContinued(registered(32, ...FIRST, ...SENT, back), LUIS)).toBe(true)
  expect(isContinued(registered(null, ...FIRST, ...SENT, back), LUIS)).toBe(false)
})

test('so does one who comes to a colleague, by the transfer or out of the queue', () => {
  expect(isContinued(registered(20, ...FIRST, ...SENT, entry(30, 'rang', { by: CARMEN })), CARMEN)).toBe(true)
  expect(isContinued(registered(20, ...FIRST, ...SENT), CARMEN)).toBe(true)
})

test('a call that was registered while it was talked in goes on after a reload', () => {
  expect(isContinued(registered(20, ...FIRST), LUIS)).toBe(false)
  expect(isContinued(registered(20, ...FIRST, entry(30, 'retaken', { by: LUIS })), LUIS)).toBe(false)
})

test('a transfer has failed while its customer waits in the queue again, and no longer', () => {
  const back = entry(40, 'requeued')
  const failed = (...more: readonly object[]) => failedTransfer(recordOf(...FIRST, ...SENT, ...more), LUIS)
  expect(failed()).toBeNull()
  expect(failed(back)).toEqual({ to: 'u2', at: at(10) })
  expect(failed(back, entry(45, 'rang', { by: LUIS }))).toEqual({ to: 'u2', at: at(10) })
  expect(failed(back, entry(50, 'answered', { by: LUIS }))).toBeNull()
  expect(failed(back, entry(50, 'abandoned', { waitMs: 9 }))).toBeNull()
  expect(failed(entry(20, 'answered', { by: CARMEN }), entry(30, 'advisorGone'), back)).toBeNull()
  expect(failedTransfer(recordOf(...FIRST, ...SENT, back), CARMEN)).toBeNull()
})
