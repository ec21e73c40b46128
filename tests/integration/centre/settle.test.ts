import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verifyDatabase } from '#central/log/read-log.ts'
import { CommandEnvelope, KeptEnvelope } from '#shared/kernel/commands.ts'
import { PROTOCOL } from '#shared/sync/protocol.ts'
import { type TestCentre, testCentre } from '../../support/centre.ts'
import { newDatabase } from '../../support/databases.ts'
import { command, creation, id, post, pushOf, type SignedStore, signIn } from '../identity/caller.ts'

describe.each([
  { name: 'PGlite', database: async () => null },
  { name: 'PostgreSQL', database: newDatabase },
])('the coordinator’s lists on $name', ({ database }) => {
  let centre: TestCentre
  let luis: SignedStore
  let sofia: SignedStore
  let admin: SignedStore

  beforeAll(async () => {
    centre = await testCentre({ database: await database() })
    luis = await signIn(centre.url, 'luis')
    sofia = await signIn(centre.url, 'sofia')
    admin = await signIn(centre.url, 'admin')
    const disable = command('user.disable', { userId: luis.userId }, admin.userId)
    await post(centre.url, '/push', pushOf(admin.store, [disable]), admin.access)
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
  const settle = (list: string, commandId: string, how: object, by = sofia) =>
    post(centre.url, '/lists/settle', { list, commandId, ...how }, by.access)
  const apply = { how: 'apply' }
  const documentOf = (kind: 'customer' | 'interaction', documentId: string) =>
    centre.engineParts.store.snapshot(
      async (transaction) => (await transaction.documents([{ kind, id: documentId }]))[0],
    )
  const settledRows = (commandId: string) =>
    centre.client.query('select how, settled_by, reason from settled_command where command_id = $1', [commandId])

  test('what was deposited is applied as its author’s, once, and the record says who did', async () => {
    const contact = {
      interactionId: id(),
      customerId: null,
      channel: 'voice',
      direction: 'inbound',
      openedAt: new Date().toISOString(),
    }
    const note = await deposit(
      command('interaction.addNote', { contact, entryId: id(), text: 'Lo último' }, luis.userId),
    )
    expect(await listed('deposits')).toContain(note.id)
    const both = await Promise.all([settle('deposits', note.id, apply), settle('deposits', note.id, apply)])
    expect(both.map(({ status }) => status).sort()).toEqual([204, 422])
    expect(await documentOf('interaction', contact.interactionId)).toMatchObject({
      version: 1,
      doc: { advisorId: luis.userId, notes: [{ text: 'Lo último', by: luis.userId }] },
    })
    expect(await listed('deposits')).not.toContain(note.id)
    expect(await settledRows(note.id)).toEqual([{ how: 'applied', settled_by: sofia.userId, reason: '' }])
    const rows = await centre.client.query('select outcome from log where command_id = $1 order by position', [note.id])
    expect(rows).toEqual([{ outcome: 'deposited' }, { outcome: 'accepted' }])
  })

  test('no coordinator lends an administrator’s right: what only one may give stays on the list, from the deposits too', async () => {
    const grants = [
      command('user.setRoles', { userId: luis.userId, roles: ['advisor', 'it_admin'] }, luis.userId),
      command('user.enable', { userId: luis.userId }, luis.userId),
    ]
    for (const grant of grants) {
      await deposit(grant)
      expect(await settle('deposits', grant.id, apply)).toMatchObject({ status: 422, body: { code: 'policy.role' } })
      expect(await listed('deposits')).toContain(grant.id)
    }
    const [user] = await centre.engineParts.store.snapshot((transaction) =>
      transaction.documents([{ kind: 'user', id: luis.userId }]),
    )
    expect(user).toMatchObject({ doc: { roles: ['advisor'], enabled: false } })
    for (const grant of grants) await settle('deposits', grant.id, { how: 'setAside', reason: 'No le toca' })
  })

  test('what cannot be applied stays on the list, with the refusal; nothing of it is written', async () => {
    const made = await deposit(creation(luis.userId))
    expect(await settle('deposits', made.id, apply)).toMatchObject({ status: 204 })
    const { customerId } = made.payload
    const edit = await deposit(command('customer.merge', { customerId, into: customerId }, luis.userId))
    const before = await centre.engineParts.store.snapshot((transaction) => transaction.head())
    expect(await settle('deposits', edit.id, apply)).toMatchObject({
      status: 422,
      body: { code: 'customer.mergedInCircle' },
    })
    expect(await centre.engineParts.store.snapshot((transaction) => transaction.head())).toEqual(before)
    expect(await listed('deposits')).toContain(edit.id)
    expect(await settle('deposits', edit.id, { how: 'setAside', reason: '' })).toMatchObject({ status: 400 })
    expect(await settle('deposits', edit.id, { how: 'setAside', reason: 'No tiene sentido' })).toMatchObject({
      status: 204,
    })
    expect(await listed('deposits')).not.toContain(edit.id)
    expect(await settledRows(edit.id)).toMatchObject([{ how: 'setAside', reason: 'No tiene sentido' }])
    // Its author is told, once they are back.
    const enable = command('user.enable', { userId: luis.userId }, admin.userId)
    await post(centre.url, '/push', pushOf(admin.store, [enable]), admin.access)
    const asked = { protocol: PROTOCOL, app: '0', store: luis.store, heard: null, cursors: {}, numbersLeft: 200 }
    const page = await post(centre.url, '/pull', { ...asked, unsettled: [edit.id, made.id] }, luis.access)
    expect(page.body.answers).toContainEqual(
      expect.objectContaining({
        id: edit.id,
        outcome: 'deposited',
        rejection: { code: 'command.setAside', facts: { reason: 'No tiene sentido' } },
      }),
    )
    expect(page.body.answers).toContainEqual(expect.objectContaining({ id: made.id, outcome: 'accepted' }))
    const disable = command('user.disable', { userId: luis.userId }, admin.userId)
    await post(centre.url, '/push', pushOf(admin.store, [disable]), admin.access)
  })

  test('what a recovery could not apply goes again under another id, because its own was refused', async () => {
    const refused = CommandEnvelope.parse(creation(luis.userId))
    const kept = {
      commandId: refused.id,
      actor: luis.userId,
      store: luis.store,
      body: refused,
      why: 'recovery' as const,
    }
    await centre.engineParts.store.write((transaction) =>
      transaction.keep({ ...kept, rejection: { code: 'policy.role' }, at: new Date().toISOString() }),
    )
    expect(await listed('recovery')).toEqual([refused.id])
    expect(await settle('recovery', refused.id, apply)).toMatchObject({ status: 204 })
    expect(await listed('recovery')).toEqual([])
    const { customerId } = refused.payload as { customerId: string } // as creation makes it
    expect(await documentOf('customer', customerId)).toMatchObject({ doc: { createdBy: luis.userId } })
  })

  test.each(['9999-12-31T23:59:59.999Z', '2026-99-99T10:00:00.000Z'])(
    'a command of %s is refused by its id, and one that was kept stops no list',
    async (at) => {
      const made = { ...creation(sofia.userId), at }
      const answer = await post(centre.url, '/push', pushOf(sofia.store, [made]), sofia.access)
      expect(answer.body.answers).toMatchObject([
        { id: made.id, outcome: 'refused', rejection: { code: 'command.malformed', facts: { field: 'at' } } },
      ])
      const kept = KeptEnvelope.parse({ ...creation(luis.userId), at })
      await centre.engineParts.store.write((transaction) =>
        transaction.keep({
          ...{ commandId: kept.id, actor: luis.userId, store: luis.store, body: kept, why: 'recovery' },
          ...{ rejection: { code: 'policy.role' }, at: new Date().toISOString() },
        }),
      )
      expect(await listed('recovery')).toContain(kept.id)
      expect(await settle('recovery', kept.id, apply)).toMatchObject({
        status: 422,
        body: { code: 'command.malformed' },
      })
      await settle('recovery', kept.id, { how: 'setAside', reason: 'Es de un día que no existe' })
    },
  )

  test('only who coordinates its author’s team may: others do not even learn that it is there', async () => {
    const made = await deposit(creation(luis.userId))
    const carmen = await signIn(centre.url, 'carmen')
    expect(await settle('deposits', made.id, apply, carmen)).toMatchObject({
      status: 403,
      body: { code: 'policy.role' },
    })
    const roles = (who: SignedStore, given: string[]) =>
      centre.client.query(`update doc_user set doc = jsonb_set(doc, '{roles}', $2::jsonb) where id = $1`, [
        who.userId,
        JSON.stringify(given),
      ])
    await roles(carmen, ['coordinator'])
    const carmens = async () => (await post(centre.url, '/lists', { list: 'deposits' }, carmen.access)).body.rows
    expect(await carmens(), 'a coordinator of no team').toEqual([])
    expect(await settle('deposits', made.id, apply, carmen)).toMatchObject({
      status: 422,
      body: { code: 'kept.unknown' },
    })
    // Who coordinated the team then answers for it still, and once they are none, everybody who coordinates.
    await centre.client.query(`update doc_team set doc = jsonb_set(doc, '{coordinatorId}', 'null')`)
    expect(await listed('deposits')).toContain(made.id)
    expect(await carmens()).toEqual([])
    await roles(sofia, ['advisor'])
    expect(await carmens()).toMatchObject([{ commandId: made.id, uncoordinated: { team: 'Equipo Bogotá' } }])
    expect(await settle('deposits', made.id, apply, carmen)).toMatchObject({ status: 204 })
    await roles(sofia, ['coordinator', 'advisor'])
    await roles(carmen, ['advisor'])
    expect((await verifyDatabase(centre.client, [])).fault).toBeNull()
  })

  test('what was settled does not come back with the next recovery, nor with one that finds it collected still', async () => {
    await centre.client.query(`update doc_team set doc = jsonb_set(doc, '{coordinatorId}', to_jsonb($1::text))`, [
      sofia.userId,
    ])
    const carmen = await signIn(centre.url, 'carmen')
    const refused = CommandEnvelope.parse(command('user.disable', { userId: luis.userId }, carmen.userId))
    const collected = { commandId: refused.id, position: 1, actor: carmen.userId, store: carmen.store, body: refused }
    const recovery = async (...brought: (typeof collected)[]) => {
      await centre.engine.beginRecovery()
      if (brought.length > 0) await centre.engineParts.store.write((transaction) => transaction.collect(brought))
      await centre.engine.endRecovery()
    }
    await recovery(collected)
    expect(await listed('recovery')).toEqual([refused.id])
    expect(await centre.client.query('select * from collected_command')).toEqual([])
    expect(await settle('recovery', refused.id, { how: 'setAside', reason: 'No le toca' })).toMatchObject({
      status: 204,
    })
    await recovery()
    expect(await listed('recovery')).toEqual([])
    // As earlier programs left it behind.
    await recovery(collected)
    expect(await listed('recovery')).toEqual([])
  })
  test('a list that is longer than what is sent at once sends the oldest, and says how many there are', async () => {
    const before = (await post(centre.url, '/lists', { list: 'recovery' }, sofia.access)).body
    expect(before.total).toBe(before.rows.length)
    const body = JSON.stringify(creation(luis.userId))
    await centre.client.query(
      `insert into kept_command (why, command_id, actor, store, body, rejection, at)
       select 'recovery', gen_random_uuid(), $1, $2, $3, null, '2020-01-01T00:00:' || lpad((599 - n)::text, 3, '0')
       from generate_series(0, 599) n`,
      [luis.userId, luis.store, body],
    )
    const long = (await post(centre.url, '/lists', { list: 'recovery' }, sofia.access)).body
    expect(long.total).toBe(before.total + 600)
    expect(long.rows.map(({ at }: { at: string }) => at)).toEqual(
      Array.from({ length: 500 }, (_, n) => `2020-01-01T00:00:${String(n).padStart(3, '0')}`),
    )
  })
})
