import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eventsSince, keepEvents } from '#central/supervision/event-store.ts'
import { type InteractionId, type UserId, uuidv7 } from '#shared/kernel/ids.ts'
import type { PbxEvent } from '#shared/telephony/pbx-events.ts'
import { databases, type OpenedDatabase } from '../../support/databases.ts'

const id = () => uuidv7(Date.now(), randomBytes(10))
const [call, advisor] = [id() as InteractionId, id() as UserId] // UUIDv7 by construction
const inPart = { pbx: 'pbx', call, advisor, part: '17.1', id: '17.1' }
const wrapUpEnded = (at: number): PbxEvent => ({ ...inPart, type: 'wrapUpEnded', at, wrapUpMs: at - 1_000 })
const callEnded = (at: number): PbxEvent => ({
  ...{ ...inPart, type: 'callEnded', at, talkMs: at, holdMs: 0, how: 'advisorHungUp' },
})

describe.each(databases)('the events of the PBX on $name', ({ open }) => {
  let database: OpenedDatabase
  beforeAll(async () => {
    database = await open()
  })
  afterAll(() => database.client.close())

  test('of a wrap-up the earliest end holds, however late it is told, and every node reads that it changed', async () => {
    const told = async (event: PbxEvent) => {
      await keepEvents(database.client, [event])
      return eventsSince(database.client, 0)
    }
    const first = await told(wrapUpEnded(31_000))
    expect(first.events).toEqual([wrapUpEnded(31_000)])
    expect(await told(wrapUpEnded(91_000))).toEqual(first)
    const earlier = await told(wrapUpEnded(13_000))
    expect(earlier.events).toEqual([wrapUpEnded(13_000)])
    expect(earlier.seq).toBeGreaterThan(first.seq)
  })

  test('what happened once is as it was told first', async () => {
    await keepEvents(database.client, [callEnded(20_000)])
    await keepEvents(database.client, [callEnded(10_000)])
    expect((await eventsSince(database.client, 0)).events).toContainEqual(callEnded(20_000))
  })
})
