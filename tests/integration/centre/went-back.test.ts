import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { memoryCentre } from '#central/store/memory/memory-store.ts'
import type { CentralStore } from '#central/store/port.ts'
import { bearDocuments } from '#central/sync/born-here.ts'
import { createEngine } from '#central/sync/engine.ts'
import type { EngineParts } from '#central/sync/engine-parts.ts'
import { beginRecovery } from '#central/sync/recovery.ts'
import { uuidv7 } from '#shared/kernel/ids.ts'
import { model } from '#shared/model/model.ts'
import { type Head, PROTOCOL, type PullRequest } from '#shared/sync/protocol.ts'
import { cast, firstDocuments } from '../../simulation/world/cast.ts'
import { databases } from '../../support/databases.ts'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const id = () => uuidv7(Date.now(), randomBytes(10))
const command = (actor: string, name: string, payload: unknown) => ({
  ...{ id: id(), name, actor, at: new Date().toISOString(), payload },
  madeWith: { app: '0.1.0', catalogue: 1 },
})
const creation = (actor: string, customerId: string) =>
  command(actor, 'customer.create', {
    ...{ customerId, type: 'company', name: 'Textiles', city: '', notes: '' },
    ...{ identifiers: [], phones: [], emails: [] },
  })
const renaming = (actor: string, customerId: string, text: string) =>
  command(actor, 'customer.edit', { customerId, name: { text, replaces: sha256('Textiles') } })

function partsOn(store: CentralStore): EngineParts {
  const now = () => new Date().toISOString() as ReturnType<EngineParts['now']> // of its form
  return { store, model, cursorKey: createHash('sha256').update('test').digest(), now, newId: randomUUID }
}

/** Somebody's workstation, as far as the centre hears of it. */
function stationOf(parts: EngineParts, userId: string) {
  const engine = createEngine(parts)
  const base = { protocol: PROTOCOL, app: '0.1.0', store: id() as PullRequest['store'] } // a new one
  const heads: Head[] = []
  let cursors: Record<string, string> = {}
  let heard: string | null = null
  return {
    async pull() {
      const page = await engine.pull(userId, { ...base, heard, cursors, unsettled: [], numbersLeft: 200 })
      if (page.kind === 'page') {
        cursors = page.cursors
        heads.push(page.head)
      }
      return page.kind
    },
    async push(...commands: { id: string }[]) {
      return engine.push(userId, { ...base, heard, commands })
    },
    /** What the lost history had accepted at these positions comes back. */
    async bringBack(...lost: { made: { id: string }; position: number }[]) {
      heard = (await parts.store.glance((read) => read.recovery()))?.id ?? null
      const common = await engine.commonHead(userId, { ...base, recovery: heard ?? '', heads })
      const recovered = lost.map(({ made, position }) => ({
        id: made.id as never,
        position,
        outcome: 'accepted' as const,
      })) // made here
      return {
        common,
        answer: await engine.push(userId, { ...base, heard, commands: lost.map(({ made }) => made), recovered }),
      }
    },
  }
}

const positionOf = (answer: Awaited<ReturnType<ReturnType<typeof stationOf>['push']>>): number => {
  const [first] = answer.kind === 'answers' ? answer.answers : []
  if (first?.outcome !== 'accepted') throw new Error(JSON.stringify(answer))
  return first.position
}
const listed = async ({ store }: EngineParts): Promise<readonly string[]> =>
  (await store.snapshot((read) => read.kept('recovery'))).map(({ commandId }) => commandId)

test('a centre that finds out late that it went back loses nothing at positions that others have filled meanwhile', async () => {
  const memory = memoryCentre(id())
  const parts = partsOn(memory.node(() => Promise.resolve()))
  await bearDocuments(parts, cast.raul.id, firstDocuments())
  const [first, late, other] = [cast.ana, cast.ana, cast.luis].map(({ id }) => stationOf(parts, id))
  if (first === undefined || late === undefined || other === undefined) throw new Error('three are there')
  const [one, two] = [id(), id()]
  await first.push(creation(cast.ana.id, one), creation(cast.ana.id, two))
  expect([await first.pull(), await late.pull()]).toEqual(['page', 'page'])
  const before = memory.state()
  const shared = before.head.position

  const [ofFirst, ofLate] = [one, two].map((card) => renaming(cast.ana.id, card, 'Textiles A'))
  if (ofFirst === undefined || ofLate === undefined) throw new Error('two are made')
  const lost = [
    { made: ofFirst, position: positionOf(await first.push(ofFirst)) },
    { made: ofLate, position: positionOf(await late.push(ofLate)) },
  ] as const
  expect([await first.pull(), await late.pull()]).toEqual(['page', 'page'])
  memory.restore(before)
  const names = [one, two].map((card) => renaming(cast.luis.id, card, 'Textiles B'))
  const meanwhile = [...names, ...[1, 2, 3].map(() => creation(cast.luis.id, id()))]
  expect(await other.push(...meanwhile)).toMatchObject({ answers: meanwhile.map(() => ({ outcome: 'accepted' })) })

  expect(await first.pull()).toBe('recovery')
  expect(await first.bringBack(lost[0])).toMatchObject({ common: { position: shared }, answer: { kind: 'collected' } })
  await createEngine(parts).endRecovery()
  expect(await listed(parts)).toEqual([ofFirst.id])
  expect(await late.pull()).toBe('recovery')
  expect(await late.bringBack(lost[1])).toMatchObject({
    common: { position: shared },
    answer: { answers: [{ outcome: 'refused' }] },
  })
  expect(await listed(parts)).toEqual([ofFirst.id, ofLate.id])
})

describe.each([
  ...databases,
  { name: 'memory', open: async () => ({ store: memoryCentre(id()).node(() => Promise.resolve()), client: null }) },
])('several recoveries on $name', ({ open }) => {
  test('have the fork of the earliest: who returns late may come from the history before it', async () => {
    const { store, client } = await open()
    const parts = partsOn(store)
    const forks: (number | undefined)[] = []
    const readFork = async () => forks.push((await store.glance((read) => read.recovery()))?.fork)
    await bearDocuments(parts, cast.raul.id, firstDocuments())
    await beginRecovery(parts, 'anew')
    const { position } = await store.glance((read) => read.head())
    await readFork()
    await createEngine(parts).endRecovery()
    await stationOf(parts, cast.ana.id).bringBack({ made: creation(cast.ana.id, id()), position: position + 1 })
    expect((await store.glance((read) => read.head())).position).toBeGreaterThan(position)
    await beginRecovery(parts, 'anew')
    await readFork()
    await beginRecovery(parts, 'anew', 'later')
    await readFork()
    expect(forks).toEqual([position, position, 0])
    await client?.close()
  })
})
