import { beforeEach, describe, expect, test } from 'vitest'
import type { SqlClient } from '#central/store/sql/client.ts'
import { expireLeases, forcePresence, tellPresence } from '#central/telephony/presence/leases.ts'
import { UserId } from '#shared/kernel/ids.ts'
import type { PresenceRequest } from '#shared/telephony/bridge-api.ts'
import { databases } from '../../support/databases.ts'

const [luis, sofia] = [1, 2].map((n) => UserId.parse(`01900000-0000-7000-8000-00000000010${n}`)) as [UserId, UserId]
const NOW = Date.parse('2026-11-25T15:00:00.000Z')

describe.each(databases)('who brought a state about, on $name', ({ open }) => {
  let client: SqlClient
  const says = async (state: PresenceRequest['state'], after = 0) =>
    (await tellPresence(client, luis, { state, reason: null, ready: true, after: null }, NOW + after)).setBy
  const force = (state: 'break' | 'training') => forcePresence(client, luis, { state, by: sofia, reason: 'Refuerzo' })

  beforeEach(async () => {
    ;({ client } = await open())
    await says('available')
  })

  test('is the coordinator once the screen has taken their word up, for as long as that state lasts', async () => {
    await force('break')
    expect(await says('available', 1)).toBeNull()
    expect(await says('break', 2)).toEqual({ by: sofia, reason: 'Refuerzo' })
    expect(await says('break', 3)).toEqual({ by: sofia, reason: 'Refuerzo' })
    expect(await says('available', 4)).toBeNull()
  })

  test('is the coordinator also where a call had to end first', async () => {
    await says('onCall', 1)
    await force('training')
    expect(await says('wrapUp', 2)).toBeNull()
    expect(await says('training', 3)).toEqual({ by: sofia, reason: 'Refuerzo' })
  })

  test('is nobody else where the person chose another state, or their console went', async () => {
    await force('break')
    expect(await says('lunch', 1)).toBeNull()
    await says('break', 2)
    expect(await expireLeases(client, NOW + 3_600_000)).toMatchObject([{ state: 'offline', setBy: null }])
  })
})
