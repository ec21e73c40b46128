import { expect, test } from 'vitest'
import type { User } from '#shared/identity/schema.ts'
import { UserId } from '#shared/kernel/ids.ts'
import type { PresenceState } from '#shared/telephony/bridge-api.ts'
import { colleaguesOf } from './colleagues.ts'
import type { Lease } from './leases.ts'

const [LUIS, CARMEN, SOFIA, PEDRO] = [1, 2, 3, 4].map((n) =>
  UserId.parse(`01900000-0000-7000-8000-00000000010${n}`),
) as [UserId, UserId, UserId, UserId] // four of four
const users = new Map(
  [
    [LUIS, { enabled: true, roles: ['advisor'] }],
    [CARMEN, { enabled: true, roles: ['advisor'] }],
    [SOFIA, { enabled: true, roles: ['coordinator'] }],
    [PEDRO, { enabled: false, roles: ['advisor'] }],
  ] as const as unknown as [string, User][], // what is asked of them
)
const here = (user: UserId, state: PresenceState, forced: Lease['forced'] = null): Lease => ({
  ...{ user, state, forced, reason: 'Cita médica', next: null, since: 0, version: 1, until: 0, setBy: null },
})
const seen = (...leases: readonly Lease[]) => colleaguesOf({ users }, leases, LUIS).colleagues

test('colleagues are told who can take a call, and neither why not nor since when', () => {
  expect(seen(here(CARMEN, 'available'))).toEqual([{ id: CARMEN, reach: 'available' }])
  expect(seen(here(CARMEN, 'onCall'))).toEqual([{ id: CARMEN, reach: 'onCall' }])
  for (const state of ['lunch', 'feedback', 'noAnswer', 'notReady'] as const)
    expect(seen(here(CARMEN, state)), state).toEqual([{ id: CARMEN, reach: 'away' }])
})

test('nobody is told of themselves, of who takes no calls, nor of who is disabled', () => {
  expect(seen(here(LUIS, 'available'), here(SOFIA, 'available'), here(PEDRO, 'available'))).toEqual([])
})

test('whom a coordinator has sent to pause is not offered as available while their screen has not heard it', () => {
  const forced = { state: 'break', by: SOFIA, reason: 'Refuerzo' } as const
  expect(seen(here(CARMEN, 'available', forced))).toEqual([{ id: CARMEN, reach: 'away' }])
  expect(seen(here(CARMEN, 'onCall', forced))).toEqual([{ id: CARMEN, reach: 'onCall' }])
})
