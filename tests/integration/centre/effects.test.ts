import { randomBytes, randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import { noticePerformer } from '#central/effects/notices.ts'
import { endOldNotices } from '#central/effects/old-notices.ts'
import type { DueEffect, EffectPerformer } from '#central/effects/performer.ts'
import { sqlEffectQueue } from '#central/effects/queue.ts'
import { type EffectsParts, performDue } from '#central/effects/worker.ts'
import { verifyDatabase } from '#central/log/read-log.ts'
import type { SqlClient } from '#central/store/sql/client.ts'
import { bearDocuments } from '#central/sync/born-here.ts'
import { createEngine } from '#central/sync/engine.ts'
import type { EngineParts } from '#central/sync/engine-parts.ts'
import { uuidv7 } from '#shared/kernel/ids.ts'
import { instantOf } from '#shared/kernel/instants.ts'
import { model } from '#shared/model/model.ts'
import { PROTOCOL, type PullPage, type PushRequest } from '#shared/sync/protocol.ts'
import { cast, firstDocuments } from '../../simulation/world/cast.ts'
import { databases } from '../../support/databases.ts'

const id = () => uuidv7(Date.now(), randomBytes(10))
const base = { protocol: PROTOCOL, app: '0.1.0', store: id() as PushRequest['store'], heard: null } // a UUIDv7 by construction

/** What an outside system has been asked to do, and how often. */
function outside(breaks: (due: DueEffect) => boolean = () => false) {
  const done = new Map<string, number>()
  const performer: EffectPerformer = {
    isDone: async (one) => done.has(one),
    async perform(due) {
      if (breaks(due)) throw new Error('the outside does not take it')
      done.set(due.id, (done.get(due.id) ?? 0) + 1)
      return 'done'
    },
  }
  return { done, performer }
}

describe.each(databases)('effects on $name', ({ open }) => {
  let client: SqlClient
  let engineParts: EngineParts
  let clock: number
  const failures: string[] = []

  beforeEach(async () => {
    const opened = await open()
    client = opened.client
    clock = Date.now()
    failures.length = 0
    engineParts = {
      store: opened.store,
      model,
      cursorKey: randomBytes(32),
      now: () => instantOf(clock),
      newId: randomUUID,
    }
    await bearDocuments(engineParts, cast.raul.id, firstDocuments())
    return () => client.close()
  })

  const worker = (performer: EffectPerformer, over: Partial<EffectsParts> = {}): EffectsParts => ({
    queue: sqlEffectQueue(client),
    store: engineParts.store,
    performers: { notice: performer },
    now: () => instantOf(clock),
    failed: (effectId) => failures.push(effectId),
    ...over,
  })
  /** Ana escalates so many cases: each tells the area. @returns the cases */
  async function escalations(count: number): Promise<string[]> {
    const cases = Array.from({ length: count }, id)
    const answer = await createEngine(engineParts).push(cast.ana.id, {
      ...base,
      commands: cases.map((caseId) => ({
        id: id(),
        name: 'case.escalate',
        actor: cast.ana.id,
        at: instantOf(clock),
        madeWith: { app: '0.1.0', catalogue: 1 },
        payload: {
          caseId,
          radicado: null,
          contact: {
            interactionId: id(),
            customerId: null,
            channel: 'voice',
            direction: 'inbound',
            openedAt: instantOf(clock),
          },
          request: {
            id: id(),
            kind: 'solicitud',
            topic: 'Certificados',
            text: 'Pide un certificado',
            branch: null,
            caseId: null,
          },
          area: 'credito',
          description: 'Descripción',
          answerBy: 'email',
          priority: 'normal',
        },
      })),
    })
    expect(answer.kind === 'answers' && answer.answers.every((one) => one.outcome === 'accepted')).toBe(true)
    return cases
  }
  const pulled = async (user: string) => {
    const page = await createEngine(engineParts).pull(user, { ...base, cursors: {}, unsettled: [], numbersLeft: 200 })
    if (page.kind !== 'page') throw new Error(page.kind)
    return page.rows.filter((row) => row.kind === 'notice')
  }

  test('are done once, and not again', async () => {
    await escalations(25)
    const { done, performer } = outside()
    expect(await performDue(worker(performer))).toBe(25)
    clock += 3_600_000
    expect(await performDue(worker(performer))).toBe(0)
    expect([...done.values()]).toEqual(Array(25).fill(1))
  })

  test('are done by one of two workers at once', async () => {
    await escalations(90)
    const { done, performer } = outside()
    const both = await Promise.all([performDue(worker(performer)), performDue(worker(performer))])
    expect(both[0] + both[1]).toBe(90)
    expect([...done.values()]).toEqual(Array(90).fill(1))
  })

  test('are done once outside when the worker dies between doing and saying so', async () => {
    await escalations(1)
    const { done, performer } = outside()
    // Everything that this worker still writes is lost with it.
    const dying: SqlClient = {
      ...client,
      query: (text, values) =>
        done.size > 0 ? Promise.reject(new Error('the process is gone')) : client.query(text, values),
    }
    await expect(performDue(worker(performer, { queue: sqlEffectQueue(dying) }))).rejects.toThrow('gone')
    expect(await performDue(worker(performer)), 'while its lease lasts nobody takes it').toBe(0)
    clock += 61_000
    expect(await performDue(worker(performer))).toBe(1)
    expect([...done.values()]).toEqual([1])
  })

  test('wait while a recovery collects', async () => {
    await escalations(2)
    const engine = createEngine(engineParts)
    await engine.beginRecovery()
    const { done, performer } = outside()
    expect(await performDue(worker(performer))).toBe(0)
    expect(done.size).toBe(0)
    await engine.endRecovery()
    expect(await performDue(worker(performer))).toBe(2)
  })

  test('that always fail hold nobody back, and are tried again later and later', async () => {
    const [first] = await escalations(5)
    const tries: number[] = []
    const { done, performer } = outside((due) => {
      if (due.effect.about.id !== first) return false
      tries.push(clock)
      return true
    })
    expect(await performDue(worker(performer))).toBe(4)
    expect(done.size).toBe(4)
    for (let second = 0; second < 60; second++) {
      clock += 1_000
      await performDue(worker(performer))
    }
    const waits = tries.slice(1).map((at, index) => at - (tries[index] ?? 0))
    expect(waits).toEqual([5_000, 10_000, 20_000])
    expect(failures).toHaveLength(tries.length)
  })

  test('that wait for what is still to come are tried again, and nothing has failed', async () => {
    await escalations(2)
    const { done, performer } = outside()
    const begun = clock
    const waiting: EffectPerformer = {
      ...performer,
      perform: async (due) => (clock < begun + 5_000 ? 'notYet' : performer.perform(due)),
    }
    expect(await performDue(worker(waiting))).toBe(0)
    clock += 4_000
    expect(await performDue(worker(waiting)), 'before it is due again').toBe(0)
    clock += 1_000
    expect(await performDue(worker(waiting))).toBe(2)
    expect([...done.values()]).toEqual([1, 1])
    expect(failures).toEqual([])
  })

  test('tell people by a notice that is there once, for who is told alone', async () => {
    const [caseId] = await escalations(1)
    const notices = noticePerformer(engineParts)
    await performDue(worker({ ...notices, isDone: async () => false }))
    await client.query('update effect set done_at = null, leased_until = null')
    await performDue(worker({ ...notices, isDone: async () => false }))
    await client.query('update effect set done_at = null, leased_until = null')
    await performDue(worker(notices))
    expect(failures).toEqual([])
    const seen = await pulled(cast.pedro.id)
    expect(seen).toMatchObject([{ doc: { code: 'case.escalate', about: { kind: 'case', id: caseId } }, version: 1 }])
    expect(await pulled(cast.sofia.id)).toEqual([])
    expect(
      await client.query(`select 1 from log where command_id is null and versions::text like '%notice%'`),
    ).toHaveLength(1)
  })

  test('notices leave the feeds and the centre after thirty days, and not before', async () => {
    const DAY = 86_400_000
    await escalations(3)
    await performDue(worker(noticePerformer(engineParts)))
    clock += 2 * DAY
    await escalations(1)
    await performDue(worker(noticePerformer(engineParts)))
    const engine = createEngine(engineParts)
    const ask = async (cursors: PullPage['cursors']) => {
      const page = await engine.pull(cast.pedro.id, { ...base, cursors, unsettled: [], numbersLeft: 200 })
      if (page.kind !== 'page') throw new Error(page.kind)
      return page
    }
    const first = await ask({})
    const noticed = first.rows.filter((row) => row.kind === 'notice').map((row) => row.id)
    expect(noticed).toHaveLength(4)
    const ending = { client, engine: engineParts }
    clock += 28 * DAY - 1_000
    expect(await endOldNotices(ending)).toBe(0)
    clock += 2_000
    expect((await Promise.all([endOldNotices(ending), endOldNotices(ending)])).some((ended) => ended === 3)).toBe(true)
    expect(await endOldNotices(ending)).toBe(0)

    const next = await ask(first.cursors)
    expect(next.rows.filter((row) => row.kind === 'notice')).toEqual([])
    const left = next.left.filter((row) => row.kind === 'notice').map((row) => row.id)
    expect(left).toHaveLength(3)
    // Whoever comes anew hears of what is left, and of nothing that has ended.
    const anew = (await ask({})).rows.filter((row) => row.kind === 'notice').map((row) => row.id)
    expect([...left, ...anew].sort()).toEqual(noticed.sort())
    expect(await client.query(`select 1 from doc_other where kind = 'notice'`)).toHaveLength(1)
    expect((await verifyDatabase(client, [])).fault).toBeNull()
  })

  test('notices stay while a recovery collects: what the lost history told is not known yet', async () => {
    await escalations(1)
    await performDue(worker(noticePerformer(engineParts)))
    clock += 31 * 86_400_000
    const engine = createEngine({ ...engineParts, recoveryMs: 60_000 })
    await engine.beginRecovery()
    const ending = { client, engine: engineParts }
    expect(await endOldNotices(ending)).toBe(0)
    await engine.endRecovery()
    expect(await endOldNotices(ending)).toBe(1)
  })
})
