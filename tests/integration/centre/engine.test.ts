import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SqlClient } from '#central/store/sql/client.ts'
import { bearDocuments } from '#central/sync/born-here.ts'
import { createEngine, type Engine } from '#central/sync/engine.ts'
import type { EngineParts } from '#central/sync/engine-parts.ts'
import type { DocumentKind } from '#shared/kernel/documents.ts'
import { uuidv7 } from '#shared/kernel/ids.ts'
import type { Model } from '#shared/kernel/model.ts'
import { model } from '#shared/model/model.ts'
import { PROTOCOL, type PullPage, type PullRequest, type PushRequest } from '#shared/sync/protocol.ts'
import { cast, firstDocuments } from '../../simulation/world/cast.ts'
import { databases } from '../../support/databases.ts'

const id = () => uuidv7(Date.now(), randomBytes(10))
const command = (name: string, payload: unknown, actor: string = cast.ana.id) => ({
  id: id(),
  name,
  actor,
  at: new Date().toISOString(),
  payload,
  madeWith: { app: '0.1.0', catalogue: 1 },
})
const customer = (name = 'Textiles') => ({
  customerId: id(),
  type: 'company',
  name,
  identifiers: [],
  phones: [],
  emails: [],
  city: '',
  notes: '',
})
const store = id() as PushRequest['store']
const pushing = (commands: unknown[]): PushRequest => ({
  protocol: PROTOCOL,
  app: '0.1.0',
  store,
  heard: null,
  commands,
})
const pulling = (cursors: Record<string, string> = {}, unsettled: string[] = []): PullRequest => ({
  protocol: PROTOCOL,
  app: '0.1.0',
  store,
  heard: null,
  cursors,
  unsettled: unsettled as PullRequest['unsettled'],
  numbersLeft: 200,
})

/** The model of a program that cannot decide one command. */
function withBugIn(name: string): Model {
  const commands = new Map(model.commands)
  const command = commands.get(name)
  if (command === undefined) throw new Error(`${name} is gone`)
  const decide = () => {
    throw new Error('a bug')
  }
  return { ...model, commands: commands.set(name, { ...command, decide }) }
}

describe.each(databases)('the centre on $name', ({ open }) => {
  let client: SqlClient
  let nodes: [Engine, Engine]
  let parts: EngineParts

  beforeAll(async () => {
    const opened = await open()
    client = opened.client
    parts = {
      store: opened.store,
      model,
      cursorKey: createHash('sha256').update('test').digest(),
      now: () => new Date().toISOString(),
      newId: randomUUID,
    }
    nodes = [createEngine(parts), createEngine(parts)]
    await bearDocuments(parts, cast.raul.id, firstDocuments())
  })
  afterAll(() => client.close())

  const logged = (commandId: string) =>
    client.query<{ outcome: string }>('select outcome from log where command_id = $1', [commandId])
  const pullAll = async (user: string, cursors: Record<string, string> = {}): Promise<PullPage> => {
    const rows: PullPage['rows'] = []
    for (;;) {
      const page = await nodes[0].pull(user, { ...pulling(cursors), limit: 3 })
      if (page.kind !== 'page') throw new Error(page.kind)
      rows.push(...page.rows)
      if (page.complete) return { ...page, rows }
      cursors = page.cursors
    }
  }

  test('the same command at two nodes at once has one row and one answer', async () => {
    const made = command('customer.create', customer())
    const answers = await Promise.all([
      nodes[0].push(cast.ana.id, pushing([made])),
      nodes[1].push(cast.ana.id, pushing([made, made])),
      nodes[0].push(cast.ana.id, pushing([made])),
    ])
    const outcomes = answers.map((answer) => (answer.kind === 'answers' ? answer.answers[0] : null))
    expect(new Set(outcomes.map((one) => JSON.stringify(one))).size).toBe(1)
    expect(await logged(made.id)).toEqual([{ outcome: 'accepted' }])
  })

  test('the same id with other content does not show the old answer', async () => {
    const made = command('customer.create', customer())
    await nodes[0].push(cast.ana.id, pushing([made]))
    const again = await nodes[0].push(cast.ana.id, pushing([{ ...made, payload: customer('Otra') }]))
    expect(again).toMatchObject({ answers: [{ id: made.id, outcome: 'reused' }] })
    expect((await logged(made.id)).map((row) => row.outcome).sort()).toEqual(['accepted', 'reused'])
  })

  test('what cannot be written is held, and the others of the same push go through', async () => {
    const failures: string[] = []
    const buggy = createEngine({
      ...parts,
      model: withBugIn('interaction.addNote'),
      failed: (commandId) => failures.push(commandId),
    })
    const contact = {
      interactionId: id(),
      customerId: null,
      channel: 'voice',
      direction: 'inbound',
      openedAt: new Date().toISOString(),
    }
    const poison = command('interaction.addNote', { contact, entryId: id(), text: 'x' })
    const behind = command('interaction.register', { contact, requests: [], disposition: { id: 'a', label: 'A' } })
    const other = command('customer.create', customer())
    const answer = await buggy.push(cast.ana.id, pushing([poison, behind, other]))
    expect(answer.kind === 'answers' && answer.answers.map((one) => one.outcome)).toEqual(['held', 'held', 'accepted'])
    expect(failures).toEqual([poison.id])
    expect(await nodes[0].redecideHeld()).toBe(2)
    expect((await logged(behind.id)).map((row) => row.outcome).sort()).toEqual(['accepted', 'held'])
  })

  test('who waits for what is held is told at once what became of it, also where nothing was written', async () => {
    const published: string[] = []
    const telling = { ...parts, published: (scopes: ReadonlySet<string>) => void published.push(...scopes) }
    const buggy = createEngine({ ...telling, model: withBugIn('customer.edit'), failed: () => {} })
    const unknown = command('customer.edit', { customerId: id(), changes: { city: 'Cali' } })
    const answer = await buggy.push(cast.ana.id, pushing([unknown]))
    expect(answer.kind === 'answers' && answer.answers.map((one) => one.outcome)).toEqual(['held'])
    published.length = 0
    expect(await createEngine(telling).redecideHeld()).toBe(1)
    expect((await logged(unknown.id)).map((row) => row.outcome).sort()).toEqual(['held', 'refused'])
    expect(published).toEqual([`user:${cast.ana.id}`])
  })

  test('what the database itself refuses to write is held, and the others of the same push go through', async () => {
    // Where no schema looks: a field of a newer program. jsonb refuses U+0000.
    const unwritable = command('interaction.register', {
      contact: {
        interactionId: id(),
        customerId: null,
        channel: 'voice',
        direction: 'inbound',
        openedAt: '2026-11-24T13:00:00.000Z',
      },
      requests: [],
      disposition: { id: 'a', label: 'A', pasted: 'a\u0000b' },
    })
    const others = [command('customer.create', customer()), command('customer.create', customer())]
    const push = () => nodes[0].push(cast.ana.id, pushing([others[0], unwritable, others[1]]))
    const answer = await push()
    if (answer.kind !== 'answers') throw new Error(answer.kind)
    const outcomes = new Map(answer.answers.map((one) => [one.id as string, one.outcome]))
    expect([others[0], unwritable, others[1]].map((one) => outcomes.get(one?.id ?? ''))).toEqual([
      'accepted',
      'held',
      'accepted',
    ])
    const kept = await parts.store.snapshot((transaction) => transaction.kept('held'))
    expect(kept.find((one) => one.commandId === unwritable.id)?.body.payload).toEqual(unwritable.payload)
    expect(await push(), 'and is not tried for ever').toMatchObject({ answers: answer.answers })
    await client.query('delete from kept_command where command_id = $1', [unwritable.id])
  })

  test('a pull in small pages brings every document of the person’s scopes, and then nothing more', async () => {
    const first = await pullAll(cast.luis.id)
    expect(first.rows.map((row) => row.kind)).toContain('fromTheFuture')
    expect(first.rows.filter((row) => row.kind === 'user')).toHaveLength(6)
    const again = await nodes[1].pull(cast.luis.id, pulling(first.cursors))
    expect(again).toMatchObject({ kind: 'page', rows: [], complete: true, resync: [] })
  })

  test('a page ends by its bytes as well, after one document at the least, and no row of a document is left behind', async () => {
    const away = await open()
    const own: EngineParts = { ...parts, store: away.store }
    const engine = createEngine(own)
    try {
      await bearDocuments(own, cast.raul.id, firstDocuments())
      // Of no length that a store could make smaller; the long ones lie in two scopes of the person who asks.
      const lengths = [300_000, 300_000, 300_000, 300_000, 3_000_000, 300_000, 10]
      for (const length of lengths) {
        const doc = { text: randomBytes(length / 2).toString('hex') }
        const scopes = ['catalog', `user:${cast.ana.id}`]
        await bearDocuments(own, cast.raul.id, [{ kind: 'fromTheFuture' as DocumentKind, id: id(), doc, scopes }]) // a newer centre's kind
      }
      const pages: number[][] = []
      const scopes: string[][] = []
      let cursors: Record<string, string> = {}
      for (let complete = false; !complete; ) {
        const page = await engine.pull(cast.ana.id, pulling(cursors))
        if (page.kind !== 'page') throw new Error(page.kind)
        const long = page.rows.filter(({ doc }) => Object.hasOwn(doc as object, 'text')) // documents are objects
        pages.push(long.map(({ doc }) => (doc as { text: string }).text.length)) // as made above
        scopes.push(...long.map((row) => [...row.scopes].sort()))
        ;({ cursors, complete } = page)
      }
      expect(pages.flat()).toEqual(lengths)
      expect(pages.length).toBeGreaterThan(2)
      for (const page of pages)
        expect(page.length === 1 || page.reduce((a, b) => a + b, 0) <= 1024 * 1024, String(page)).toBe(true)
      expect(new Set(scopes.map(String))).toEqual(new Set([`catalog,user:${cast.ana.id}`]))
    } finally {
      await away.client.close()
    }
  })

  test('positions of another number of digits are compared as numbers', async () => {
    // The driver gives bigint as text, and '999' is greater than '1000' (reliability, trap 20).
    const away = await open()
    const own: EngineParts = { ...parts, store: away.store }
    const engine = createEngine(own)
    try {
      await away.client.query('update head set position = 996')
      await bearDocuments(own, cast.raul.id, firstDocuments())
      const made = Array.from({ length: 8 }, () => command('customer.create', customer()))
      for (const one of made) await engine.push(cast.ana.id, pushing([one]))
      const seen: string[] = []
      let cursors: Record<string, string> = {}
      for (let complete = false; !complete; ) {
        const page = await engine.pull(cast.ana.id, { ...pulling(cursors), limit: 2 })
        if (page.kind !== 'page') throw new Error(page.kind)
        seen.push(...page.rows.filter((row) => row.kind === 'customer').map((row) => row.id))
        ;({ cursors, complete } = page)
      }
      expect(seen).toEqual(made.map((one) => (one.payload as { customerId: string }).customerId)) // as customer() makes it
      const last = command('customer.create', customer())
      await engine.push(cast.ana.id, pushing([last]))
      expect(await engine.pull(cast.ana.id, pulling(cursors, [last.id]))).toMatchObject({
        rows: [{ kind: 'customer' }],
        answers: [{ id: last.id, position: 1_006 }],
      })
    } finally {
      await away.client.close()
    }
  })

  test('a forged cursor is a resync, and another centre’s is refused', async () => {
    const { cursors } = await pullAll(cast.luis.id)
    const forged = await nodes[0].pull(
      cast.luis.id,
      pulling({ ...cursors, customers: `${cursors.customers?.slice(0, -4)}AAAA` }),
    )
    expect(forged).toMatchObject({ kind: 'page', resync: ['customers'] })
    const head = await parts.store.snapshot((transaction) => transaction.head())
    const { writeCursor } = await import('#central/sync/cursors.ts')
    const foreign = writeCursor(parts.cursorKey, {
      centre: randomUUID(),
      epoch: 0,
      scope: 'customers',
      position: head.position,
      kind: '',
      id: '',
      complete: true,
      head: { position: head.position, chain: head.chain },
    })
    expect(await nodes[0].pull(cast.luis.id, pulling({ customers: foreign }))).toMatchObject({ kind: 'anotherCentre' })
  })

  test('a disabled person’s commands are deposited with their content', async () => {
    const disabling = command('user.disable', { userId: cast.sofia.id }, cast.raul.id)
    await nodes[0].push(cast.raul.id, pushing([disabling]))
    const late = command('customer.create', customer(), cast.sofia.id)
    expect(await nodes[0].push(cast.sofia.id, pushing([late]))).toMatchObject({
      answers: [{ outcome: 'deposited', rejection: { code: 'actor.disabled' } }],
    })
    const kept = await parts.store.snapshot((transaction) => transaction.kept('deposited'))
    expect(kept.find((one) => one.commandId === late.id)?.body.payload).toEqual(late.payload)
  })

  test('the log cannot be changed', async () => {
    await expect(client.query(`update log set outcome = 'refused' where position = 1`)).rejects.toThrow('append-only')
    await expect(client.query('delete from log where position = 1')).rejects.toThrow('append-only')
  })
})
