import { expect, test, vi } from 'vitest'
import type { StoredDocument } from '#shared/kernel/documents.ts'
import { InteractionId } from '#shared/kernel/ids.ts'
import { Instant, instantOf } from '#shared/kernel/instants.ts'
import { model } from '#shared/model/model.ts'
import { calledInteraction, onCall } from '#shared/telephony/interaction-of-call.ts'
import type { Batch, CentralStore, HeadRow } from '../store/port.ts'
import { BrokenConnection } from '../store/sql/client.ts'
import type { PbxFact } from './calls/told.ts'
import { factWriter } from './facts.ts'

const factOf = (number: number): PbxFact => ({
  ...{ number: '3105550142', queue: 'servicio', direction: 'inbound', openedAt: 1_800_000_000_000 },
  call: InteractionId.parse(`01a213f6-8949-722a-b8f5-b8c1b78e9db${number}`),
  entry: { key: `${number}/entered`, at: instantOf(1_800_000_000_000), kind: 'entered', queue: 'servicio' },
})

/** A writer whose database is away until it is back, and fails on itself for `damaged`. */
function writer({ damaged = 0, wait = async (_: number) => {}, there = [] as readonly StoredDocument[] } = {}) {
  const written: string[] = []
  const pauses: number[] = []
  const database = { isAway: false }
  const head: HeadRow = { position: 0, chain: '', centre: 'centre', epoch: 0 }
  const asked = async <T>(work: (transaction: never) => Promise<T>): Promise<T> => {
    if (database.isAway) throw new BrokenConnection('Connection terminated unexpectedly')
    const transaction = {
      head: async () => head,
      lockHead: async () => head,
      lock: async () => there,
      append: async ({ created, updated }: Batch) => {
        if (created.some(({ id }) => id === factOf(damaged).call)) throw new Error('cannot be written')
        written.push(...[...created, ...updated].map(({ id }) => id))
      },
    }
    return work(transaction as never) // no more is asked of it
  }
  const store = { write: asked, snapshot: asked } as unknown as CentralStore // no more is asked of it
  const failed = vi.fn()
  const facts = factWriter({
    engine: {
      ...{ store, model, cursorKey: new Uint8Array(), newId: () => '' },
      now: () => Instant.parse('2026-11-26T12:00:00.000Z'),
      wait: (ms) => {
        pauses.push(ms)
        return wait(ms)
      },
    },
    teamOf: async () => null,
    failed,
  })
  return { facts, written, pauses, database, failed }
}

test('what is told while the database cannot be reached is written when it is back, in order', async () => {
  const { facts, written, database, pauses } = writer({
    wait: async (ms) => {
      // The transaction's own tries wait for less.
      if (ms >= 2_000) database.isAway = false
      await new Promise(setImmediate)
    },
  })
  database.isAway = true
  facts.add([factOf(1), factOf(2)])
  await facts.settled()
  expect(pauses.filter((ms) => ms >= 500)).toEqual([500, 1_000, 2_000])
  expect(written).toEqual([factOf(1).call, factOf(2).call])
})

test('a fact that fails on itself holds back no other', async () => {
  const { facts, written, failed } = writer({ damaged: 1 })
  facts.add([factOf(1), factOf(2)])
  await facts.settled()
  expect(written).toEqual([factOf(2).call])
  expect(failed).toHaveBeenCalledOnce()
})

test('that a call was lost while the centre was away is not written over what another node has heard', async () => {
  const { call, number, queue, direction, entry, openedAt } = factOf(1)
  const [at, of] = [instantOf(openedAt), { number, queue, video: false, consults: null }]
  const begun = calledInteraction({ id: call, direction, channel: 'voice', openedAt: at, teamId: null })
  const waits = onCall(begun, of, entry, null)
  const over = onCall(
    waits,
    of,
    { key: '1/abandoned', at: instantOf(openedAt + 9_000), kind: 'abandoned', waitMs: 1 },
    null,
  )
  const lost: PbxFact = {
    ...factOf(1),
    entry: { key: '1/lost', at: instantOf(openedAt + 60_000), kind: 'lost' },
    whileWaiting: true,
  }
  for (const [doc, count] of [
    [waits, 1],
    [over, 0],
  ] as const) {
    const schema = model.documents.get('interaction')?.schema ?? 1
    const { facts, written } = writer({ there: [{ kind: 'interaction', id: call, version: 1, schema, doc }] })
    facts.add([lost])
    await facts.settled()
    expect(written.length).toBe(count)
  }
})

test('that a call was lost in talk is written once, whichever of its legs each node knows it by', async () => {
  const { call, number, queue, direction, entry, openedAt } = factOf(1)
  const of = { number, queue, video: false, consults: null }
  const begun = calledInteraction({ id: call, direction, channel: 'voice', openedAt: entry.at, teamId: null })
  const lost = (key: string): PbxFact => ({
    ...factOf(1),
    entry: { key, at: instantOf(openedAt + 60_000), kind: 'lost', inTalk: true },
  })
  const schema = model.documents.get('interaction')?.schema ?? 1
  const waits = onCall(begun, of, entry, null)
  for (const [doc, count] of [
    [waits, 1],
    [onCall(waits, of, lost('1/lost').entry, null), 0],
  ] as const) {
    const { facts, written } = writer({ there: [{ kind: 'interaction', id: call, version: 1, schema, doc }] })
    facts.add([lost('2/lost')])
    await facts.settled()
    expect(written.length).toBe(count)
  }
})

test('a centre that stops writes what was told before, and waits for no pause', async () => {
  const { facts, written, database } = writer({ wait: () => new Promise(() => {}) })
  facts.add([factOf(1), factOf(2), factOf(3)])
  await facts.stop()
  expect(written.length).toBe(3)

  const away = writer({ wait: () => new Promise(() => {}) })
  away.database.isAway = true
  away.facts.add([factOf(1), factOf(2)])
  await vi.waitFor(() => expect(away.pauses).toEqual([500]))
  away.database.isAway = false
  await away.facts.stop()
  expect(away.written).toEqual([factOf(1).call, factOf(2).call])
  expect(database.isAway).toBe(false)
})

test('a centre that stops without its database says what it could not write', async () => {
  vi.useFakeTimers()
  const { facts, database, failed } = writer({ wait: (ms) => new Promise((done) => setTimeout(done, ms)) })
  database.isAway = true
  facts.add([factOf(1), factOf(2)])
  const stopped = facts.stop()
  await vi.advanceTimersByTimeAsync(5_500)
  await stopped
  expect(failed).toHaveBeenLastCalledWith(new Error('2 facts of calls were not written before the stop'))
  vi.useRealTimers()
})
