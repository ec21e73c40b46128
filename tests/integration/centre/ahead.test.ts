import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { forgetOldAhead } from '#central/identity/ahead.ts'
import { instantOf } from '#shared/kernel/instants.ts'
import { type TestCentre, testCentre } from '../../support/centre.ts'
import { newDatabase } from '../../support/databases.ts'
import { creation, post, pushOf, type SignedStore, signIn } from '../identity/caller.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

describe.each([
  { name: 'PGlite', database: async () => null },
  { name: 'PostgreSQL', database: newDatabase },
])('a time that has not come at the centre yet, on $name', ({ database }) => {
  let centre: TestCentre
  let sofia: SignedStore
  let luis: SignedStore
  beforeAll(async () => {
    centre = await testCentre({ database: await database() })
    sofia = await signIn(centre.url, 'sofia')
    luis = await signIn(centre.url, 'luis')
  })
  afterAll(() => centre.close())

  const list = async (by: SignedStore) => (await post(centre.url, '/lists', { list: 'ahead' }, by.access)).body
  const ahead = (ms: number) => ({ ...creation(luis.userId), at: instantOf(Date.now() + ms) })

  test('is applied as it says, and is on the list of its author’s coordinator with both times, for a month', async () => {
    expect(await list(sofia)).toEqual({ rows: [], total: 0 })
    const [near, far, another] = [ahead(4 * MINUTE), ahead(6 * MINUTE), ahead(400 * DAY)]
    const before = instantOf(Date.now())
    const push = () => post(centre.url, '/push', pushOf(luis.store, [near, far, another]), luis.access)
    expect((await push()).body.answers).toMatchObject(Array(3).fill({ outcome: 'accepted' }))
    // What is sent twice is marked once.
    await push()
    const { rows, total } = await list(sofia)
    expect(total).toBe(2)
    expect(new Map(rows.map((row: { commandId: string }) => [row.commandId, row]))).toEqual(
      new Map(
        [far, another].map(({ id, name, at }) => [
          id,
          { commandId: id, name, actor: luis.userId, at, receivedAt: expect.any(String) },
        ]),
      ),
    )
    expect(rows.every(({ receivedAt }: { receivedAt: string }) => receivedAt >= before)).toBe(true)
    expect(await list(luis), 'and of nobody else').toMatchObject({ code: 'policy.role' })
    await forgetOldAhead(centre.client, instantOf(Date.now() + 29 * DAY))
    expect((await list(sofia)).total).toBe(2)
    await forgetOldAhead(centre.client, instantOf(Date.now() + 31 * DAY))
    expect((await list(sofia)).total).toBe(0)
  })
})
