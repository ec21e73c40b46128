import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { type StoreId, uuidv7 } from '#shared/kernel/ids.ts'
import { model } from '#shared/model/model.ts'
import { type CentrePort, type CommonHeadRequest, HEAD_CURSOR, type PullResponse } from '#shared/sync/protocol.ts'
import { memoryStorage } from '../store/memory/memory-storage.ts'
import { rememberedActor } from './actor.ts'
import type { Replica } from './replica.ts'
import { syncRound } from './round.ts'

const newId = () => uuidv7(Date.now(), randomBytes(10))
const TIME = '2026-11-26T10:00:00.000Z'
const person = { id: newId(), login: 'ana', name: 'Ana', roles: ['advisor'], teamId: null, areas: [] } as never // as signed in
const identity = { store: newId() as StoreId, app: '0.1.0' } // a UUIDv7 by construction
const RECOVERY = newId()

/** What a store that has had these pages says to a centre that went back in time. */
async function brought(...heads: readonly { position: number; chain: string; sealed: string }[]) {
  const { storage, actor } = rememberedActor(
    memoryStorage(() => null),
    model,
    person,
  )
  const replica: Replica = { storage, model, actor, now: () => TIME, changed: () => {} }
  const page = { kind: 'page' as const, scopes: [], resync: [], rows: [], left: [], complete: true, answers: [] }
  const pulls: PullResponse[] = [
    ...heads.map(({ sealed, ...head }) => ({ ...page, cursors: { [HEAD_CURSOR]: sealed }, head, time: TIME })),
    { kind: 'recovery', recovery: RECOVERY, time: TIME },
  ]
  const asked: CommonHeadRequest[] = []
  const centre: CentrePort = {
    push: () => Promise.reject(new Error('nothing is waiting')),
    pull: async () => pulls.shift() ?? { kind: 'anotherCentre', time: TIME },
    async commonHead(request) {
      asked.push(request)
      return { recovery: RECOVERY, position: 0, collecting: true, time: TIME }
    },
  }
  for (const _ of heads) expect(await syncRound(replica, centre, identity)).toBe('synced')
  expect(await syncRound(replica, centre, identity)).toBe('recovering')
  return asked
}

test('a store proves to a centre that went back the last head that it had, by the cursor which that centre sealed', async () => {
  const heads = [
    { position: 4, chain: 'a', sealed: 'cursor of 4' },
    { position: 7, chain: 'b', sealed: 'cursor of 7' },
  ]
  const [request] = await brought(...heads)
  expect(request?.heads[0]).toEqual({ position: 7, chain: 'b' })
  expect(request?.sealed).toBe('cursor of 7')
  // One that never had a page has nothing to prove.
  expect((await brought())[0]).not.toHaveProperty('sealed')
})
