import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { localBroker } from '#central/live/broker.ts'
import { openBoard } from '#central/supervision/board.ts'
import { UserId } from '#shared/kernel/ids.ts'
import { model } from '#shared/model/model.ts'
import { sampleTeams } from '#tools/sample/people.ts'
import { type TestCentre, testCentre } from '../../support/centre.ts'
import { newDatabase } from '../../support/databases.ts'
import { command, creation, post, pushOf, type SignedStore, signIn } from '../identity/caller.ts'

const [BOGOTA, MEDELLIN] = sampleTeams

describe.each([
  { name: 'PGlite', database: async () => null },
  { name: 'PostgreSQL', database: newDatabase },
])('what people leave behind is on somebody’s list on $name', ({ database }) => {
  let centre: TestCentre
  let sofia: SignedStore
  let admin: SignedStore

  beforeAll(async () => {
    centre = await testCentre({ database: await database() })
    sofia = await signIn(centre.url, 'sofia')
    admin = await signIn(centre.url, 'admin')
  })
  afterAll(() => centre.close())

  const administer = async (name: string, payload: object) => {
    const answer = await post(
      centre.url,
      '/push',
      pushOf(admin.store, [command(name, payload, admin.userId)]),
      admin.access,
    )
    expect(answer.body.answers).toMatchObject([{ outcome: 'accepted' }])
  }
  const list = async (asked: object, by = sofia) => (await post(centre.url, '/lists', asked, by.access)).body
  const rowOf = async (commandId: string) =>
    (await list({ list: 'deposits' })).rows.find((row: { commandId: string }) => row.commandId === commandId)
  async function leaves(who: SignedStore): Promise<string> {
    const last = creation(who.userId)
    const answer = await post(centre.url, '/last-delivery', who.signs('push', pushOf(who.store, [last])))
    expect(answer.body.answers).toMatchObject([{ id: last.id, outcome: 'deposited' }])
    return last.id
  }

  test('a person without a team leaves it to every coordinator, who may settle it', async () => {
    const ana = await signIn(centre.url, 'ana')
    await post(centre.url, '/undelivered', { store: ana.store, count: 4 }, ana.access)
    await administer('user.disable', { userId: ana.userId })
    const left = await leaves(ana)
    expect(await rowOf(left)).toMatchObject({ actor: ana.userId, uncoordinated: { team: null } })
    expect((await list({ list: 'undelivered' })).rows).toContainEqual(
      expect.objectContaining({ userId: ana.userId, count: 4, uncoordinated: { team: null } }),
    )
    const carmen = await signIn(centre.url, 'carmen')
    expect(await list({ list: 'deposits' }, carmen), 'and to nobody else').toMatchObject({ code: 'policy.role' })
    const settled = await post(
      centre.url,
      '/lists/settle',
      { list: 'deposits', commandId: left, how: 'setAside', reason: 'Ya se hizo' },
      sofia.access,
    )
    expect(settled.status).toBe(204)
    expect(await rowOf(left)).toBeUndefined()
  })

  test('one of a team that nobody coordinates too, and the list says which', async () => {
    const julian = await signIn(centre.url, 'julian')
    await administer('user.edit', { userId: julian.userId, teamId: MEDELLIN?.id })
    await administer('user.disable', { userId: julian.userId })
    expect(await rowOf(await leaves(julian))).toMatchObject({ uncoordinated: { team: MEDELLIN?.name } })
  })

  test('who is moved afterwards is on the list of the team in which they left it; what comes later is not', async () => {
    const luis = await signIn(centre.url, 'luis')
    await post(centre.url, '/undelivered', { store: luis.store, count: 2 }, luis.access)
    await administer('user.disable', { userId: luis.userId })
    const before = await leaves(luis)
    await administer('user.edit', { userId: luis.userId, teamId: null })
    const after = await leaves(luis)
    expect(await rowOf(before)).not.toHaveProperty('uncoordinated')
    expect(await rowOf(before)).toMatchObject({ actor: luis.userId })
    expect(await rowOf(after)).toMatchObject({ uncoordinated: { team: null } })
    const [theirs] = (await list({ list: 'undelivered' })).rows.filter(
      ({ userId }: { userId: string }) => userId === luis.userId,
    )
    expect(theirs).toMatchObject({ count: 2 })
    expect(theirs).not.toHaveProperty('uncoordinated')
  })

  test('however long a list is, it is read to its end page by page, each row once', async () => {
    const pedro = await signIn(centre.url, 'pedro')
    // Many at one moment: a page is cut between them as well. Stores of one person at one workstation are rows of their own.
    await centre.client.query(
      `insert into kept_command (why, command_id, actor, store, body, rejection, at)
       select 'recovery', gen_random_uuid(), $1, $2, $3, null, '2020-01-01T00:00:0' || (n % 3) || '.000Z'
       from generate_series(1, 620) n`,
      [pedro.userId, pedro.store, JSON.stringify(creation(pedro.userId))],
    )
    await centre.client.query(
      `insert into device (store, user_id, name, public_key, seen_at)
       select gen_random_uuid(), $1, 'equipo ' || n / 2, '', '2020-01-01T00:00:00.000Z' from generate_series(1, 620) n`,
      [pedro.userId],
    )
    await centre.client.query(`update device set undelivered = 1 where user_id = $1`, [pedro.userId])
    for (const asked of ['recovery', 'undelivered']) {
      const all: object[] = []
      const pages: number[] = []
      let after: object | undefined
      do {
        const page = await list({ list: asked, after, ...(pages.length === 0 && { limit: 50 }) })
        all.push(...page.rows)
        pages.push(page.rows.length)
        after = page.next
      } while (after !== undefined)
      const { total } = await list({ list: asked })
      expect(total, asked).toBeGreaterThanOrEqual(620)
      expect(new Set(all.map((row) => JSON.stringify(row))).size, asked).toBe(total)
      expect(pages, asked).toEqual([50, 500, total - 550])
    }
  })

  test('the board counts for a coordinator what their list has', async () => {
    const first = await list({ list: 'undelivered' })
    const { rows } = await list({ list: 'undelivered', after: first.next })
    const listed = [...first.rows, ...rows].reduce((sum: number, { count }: { count: number }) => sum + count, 0)
    const board = await openBoard({
      client: centre.client,
      model,
      documents: localBroker(),
      boards: localBroker(),
      now: () => Date.now(),
      failed: (failure) => expect.unreachable(String(failure)),
    })
    const told: number[] = []
    const [ofSofia, ofNobody] = [[BOGOTA?.id ?? ''], []]
    const by = (coordinates: string[]) => ({ id: UserId.parse(sofia.userId), coordinates })
    for (const coordinates of [ofSofia, ofNobody])
      board.watch(by(coordinates), ({ undelivered }) => told.push(undelivered)).stop()
    await board.stop()
    // Who coordinated Luis's team when he left his two has them also when somebody else does now.
    expect(told).toEqual([listed, listed])
  })
})
