import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestCentre, testCentre } from '../../support/centre.ts'
import { newDatabase } from '../../support/databases.ts'
import { command, creation, post, pushOf, type SignedStore, signIn } from '../identity/caller.ts'

describe.each([
  { name: 'PGlite', database: async () => null },
  { name: 'PostgreSQL', database: newDatabase },
])('with whose right a coordinator applies on $name', ({ database }) => {
  let centre: TestCentre
  let luis: SignedStore
  let carmen: SignedStore
  let sofia: SignedStore
  let admin: SignedStore

  beforeAll(async () => {
    centre = await testCentre({ database: await database() })
    luis = await signIn(centre.url, 'luis')
    carmen = await signIn(centre.url, 'carmen')
    sofia = await signIn(centre.url, 'sofia')
    admin = await signIn(centre.url, 'admin')
    await administer('user.disable', { userId: luis.userId })
  })
  afterAll(() => centre.close())

  async function deposit<C extends { id: string }>(body: C): Promise<C> {
    const answer = await post(centre.url, '/last-delivery', luis.signs('push', pushOf(luis.store, [body])))
    expect(answer.body.answers).toMatchObject([{ id: body.id, outcome: 'deposited' }])
    return body
  }
  const listed = async (list: string): Promise<string[]> =>
    (await post(centre.url, '/lists', { list }, sofia.access)).body.rows.map(
      (row: { commandId: string }) => row.commandId,
    )
  const settle = (list: string, commandId: string, how: object) =>
    post(centre.url, '/lists/settle', { list, commandId, ...how }, sofia.access)
  const apply = { how: 'apply' }
  const recovered = (body: { id: string }, position: number, heard: string | null) => ({
    ...pushOf(carmen.store, [body]),
    heard,
    recovered: [{ id: body.id, position, outcome: 'accepted' }],
  })
  const rolesOf = async (userId: string) =>
    (
      await centre.client.query<{ roles: unknown }>(`select doc -> 'roles' as roles from doc_user where id = $1`, [
        userId,
      ])
    )[0]
  const administer = (name: string, payload: object) =>
    post(centre.url, '/push', pushOf(admin.store, [command(name, payload, admin.userId)]), admin.access)

  test('a change that no role of its author allowed stays on the list, also where the coordinator might do it', async () => {
    const edition = command('user.setSkills', { userId: carmen.userId, skills: ['Inglés'] }, luis.userId)
    const made = await deposit(edition)
    expect(await settle('deposits', made.id, apply)).toMatchObject({ status: 422, body: { code: 'policy.role' } })
    expect(await listed('deposits')).toContain(made.id)
  })

  test('applied it has the roles that its author had then, and an administrator’s never', async () => {
    const roles = ['advisor', 'it_admin']
    await administer('user.setRoles', { userId: luis.userId, roles, teamId: null, areas: [] })
    const [made, grant] = [
      await deposit(creation(luis.userId)),
      await deposit(command('user.enable', { userId: luis.userId }, luis.userId)),
    ]
    expect(await settle('deposits', grant.id, apply)).toMatchObject({ status: 422, body: { code: 'policy.role' } })
    expect(await settle('deposits', grant.id, { how: 'setAside', reason: 'La da TI' })).toMatchObject({ status: 204 })
    await administer('user.setRoles', {
      userId: luis.userId,
      roles: ['quality_analyst'],
      teamId: null,
      areas: [],
    })
    expect(await settle('deposits', made.id, apply), 'an advisor’s when it was kept').toMatchObject({ status: 204 })
    const [user] = await centre.client.query(`select doc ->> 'enabled' as enabled from doc_user where id = $1`, [
      luis.userId,
    ])
    expect(user).toEqual({ enabled: 'false' })
  })

  test('where no recovery ever was nothing is one’s', async () => {
    const grant = command('user.enable', { userId: carmen.userId }, carmen.userId)
    await post(centre.url, '/push', recovered(grant, 1, null), carmen.access)
    expect(await listed('recovery')).toEqual([])
  })

  test('a command that says of itself that a recovery lost it is on the list only where one may have', async () => {
    await centre.engine.beginRecovery()
    await centre.engine.endRecovery()
    const grant = () =>
      command('user.setRoles', { userId: carmen.userId, roles, teamId: null, areas: [] }, carmen.userId)
    const roles = ['advisor', 'it_admin']
    const push = async (body: { id: string }, position: number) =>
      (await post(centre.url, '/push', recovered(body, position, recovery?.id ?? null), carmen.access)).body
    const recovery = await centre.engineParts.store.snapshot((transaction) => transaction.recovery())
    const [common, lost, foreign] = [grant(), grant(), { ...grant(), actor: admin.userId }]
    expect(await push(common, recovery?.fork ?? 0)).toMatchObject({
      answers: [{ outcome: 'refused', rejection: { code: 'policy.role' } }],
    })
    await push(lost, (recovery?.fork ?? 0) + 1)
    await push(foreign, (recovery?.fork ?? 0) + 2)
    const found = await listed('recovery')
    expect([common, lost, foreign].map(({ id }) => found.includes(id))).toEqual([false, true, false])
    expect(await settle('recovery', lost.id, apply)).toMatchObject({ status: 422, body: { code: 'policy.role' } })
    // As an earlier program kept it.
    await centre.client.query(
      `insert into kept_command (why, command_id, actor, store, body, rejection, at) values ('recovery', $1, $2, $3, $4, null, '')`,
      [foreign.id, carmen.userId, carmen.store, JSON.stringify(foreign)],
    )
    expect(await settle('recovery', foreign.id, apply)).toMatchObject({
      status: 422,
      body: { code: 'command.foreignActor' },
    })
    expect(await rolesOf(carmen.userId)).toEqual({ roles: ['advisor'] })
  })
})
