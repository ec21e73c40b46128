import { describe, expect, test } from 'vitest'
import { UserId } from '#shared/kernel/ids.ts'
import { phoneUserOf } from '#shared/telephony/account.ts'
import type { PresenceState } from '#shared/telephony/bridge-api.ts'
import type { Lease } from './leases.ts'
import { corrections, membersOf, unseenIn } from './members.ts'

const user = UserId.parse('01900000-0000-7000-8000-000000000101')
const lease = (state: PresenceState, forced: Lease['forced'] = null): Lease => ({
  ...{ user, state, reason: null, next: null, since: 0, version: 1, until: 1, setBy: null, forced },
})
const QUEUES = [{ id: 'servicio', penalty: 0 }]
const paused = (one: Lease) => membersOf(one, QUEUES).map((member) => member.paused)

describe('members of the queues', () => {
  test('only who is available is rung; who is offline is no member at all', () => {
    expect(paused(lease('available'))).toEqual([false])
    for (const state of ['onCall', 'wrapUp', 'noAnswer', 'notReady', 'lunch'] as const)
      expect(paused(lease(state))).toEqual([true])
    expect(membersOf(lease('offline'), QUEUES)).toEqual([])
  })

  test('a coordinator’s word pauses at once, and makes nobody available whose screen says otherwise', () => {
    const forced = { by: user, reason: '' }
    expect(paused(lease('available', { state: 'break', ...forced }))).toEqual([true])
    expect(paused(lease('lunch', { state: 'available', ...forced }))).toEqual([true])
  })

  test('what agrees is not asked again, whatever else is put right', () => {
    const member = (queue: string, is: boolean) => ({ queue, user, paused: is, reason: '', penalty: 0 })
    expect(corrections([member('a', true), member('b', false)], [member('b', false), member('c', false)])).toEqual([
      { action: 'QueueRemove', member: member('c', false) },
      { action: 'QueueAdd', member: member('a', true) },
    ])
    expect(corrections([member('a', true)], [member('a', false)])).toMatchObject([{ action: 'QueuePause' }])
    expect(corrections([member('a', true)], [member('a', true)])).toEqual([])
  })

  test('somebody who learned what a queue asks for is rung earlier, without leaving it', () => {
    const member = (penalty: number) => ({ queue: 'a', user, paused: false, reason: '', penalty })
    expect(corrections([member(0)], [member(2)])).toEqual([{ action: 'QueuePenalty', member: member(0) }])
  })

  test('whose telephone a queue does not see is told once, whatever queues they are in; a busy one is seen', () => {
    const row = (Queue: string, Status: string, name = phoneUserOf(user)) => ({
      fields: { Event: 'QueueMember', Queue, Status, Location: `PJSIP/${name}` },
      all: () => [],
    })
    expect(unseenIn([row('a', '5'), row('b', '5')])).toEqual([user])
    expect(unseenIn([row('a', '1'), row('a', '2'), row('a', '5', 'puerta')])).toEqual([])
  })
})
