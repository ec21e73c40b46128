import { createHash, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type BornHere, bearDocuments } from '#central/sync/born-here.ts'
import { createEngine, type Engine } from '#central/sync/engine.ts'
import type { EngineParts } from '#central/sync/engine-parts.ts'
import type { DocumentRef } from '#shared/kernel/documents.ts'
import { Role } from '#shared/kernel/roles.ts'
import { model } from '#shared/model/model.ts'
import { policies } from '#shared/model/policies.ts'
import { PROTOCOL, type PushRequest } from '#shared/sync/protocol.ts'
import { databases, type OpenedDatabase } from '../../support/databases.ts'
import { forgetEditions, id, OTHER_TEAM, prepared, TEAM } from './cells.ts'
import { MAY, may, onlyOwn, related, SOLVERS } from './charts.ts'
import { BESIDE, besideOf, calledByOthers, KEPT, named, onTheirs, seed, theirContact } from './nested.ts'

/* The matrix role × command × own or foreign object, every cell run against the centre, also with foreign ids nested in payloads. */
const ROLES = Role.options

test('every command has its own line of expectations, and so has what it names beside its object', () => {
  expect(Object.keys(MAY).sort()).toEqual(Object.keys(policies).sort())
  const named = Object.keys(policies).flatMap((command) => {
    const beside = besideOf(command, MAY[command]?.[0] ?? 'advisor', id())
    return beside.length === 0 ? [] : [[command, beside] as const]
  })
  const written = Object.entries(BESIDE).map(([command, kinds]) => [command, Object.keys(kinds).sort()])
  expect(named.sort()).toEqual(written.sort())
})

describe.each(databases)('who may do what on $name', ({ open }) => {
  let opened: OpenedDatabase
  let engine: Engine
  let parts: EngineParts
  const people = new Map<Role, string>(ROLES.map((role) => [role, id()]))
  const person = (role: Role) => people.get(role) ?? ''

  beforeAll(async () => {
    forgetEditions()
    opened = await open()
    parts = {
      store: opened.store,
      model,
      cursorKey: createHash('sha256').update('m').digest(),
      now: () => new Date().toISOString(),
      newId: randomUUID,
    }
    engine = createEngine(parts)
    const everybody = ROLES.map((role): BornHere => {
      const areas = SOLVERS.includes(role) ? ['operaciones'] : []
      return {
        kind: 'user',
        id: person(role),
        doc: {
          id: person(role),
          login: role.replace('_', '-'),
          name: role,
          roles: [role],
          teamId: role === 'advisor' ? TEAM : null,
          areas,
          enabled: true,
        },
      }
    })
    const team = (teamId: string, coordinatorId: string | null): BornHere => ({
      kind: 'team',
      id: teamId,
      doc: { id: teamId, name: 'T', queues: [], coordinatorId, portfolios: [KEPT] },
    })
    await bearDocuments(parts, person('it_admin'), [
      ...everybody,
      team(TEAM, person('coordinator')),
      team(OTHER_TEAM, null),
    ])
  })
  afterAll(() => opened.client.close())

  const envelope = (name: string, actor: string, payload: unknown) => ({
    id: id(),
    name,
    actor,
    at: new Date().toISOString(),
    payload,
    madeWith: { app: '0.1.0', catalogue: 1 },
  })
  async function pushed(actor: string, body: ReturnType<typeof envelope>) {
    const response = await engine.push(actor, {
      protocol: PROTOCOL,
      app: '0.1.0',
      store: id() as PushRequest['store'],
      heard: null,
      commands: [body],
    }) // a UUIDv7 by construction
    return response.kind === 'answers' ? response.answers[0] : undefined
  }
  /** What the centre says to it: null where it is taken, else the code. */
  async function said(command: string, role: Role, payload: unknown): Promise<string | null> {
    const answer = await pushed(person(role), envelope(command, person(role), payload))
    const code = answer?.outcome === 'refused' || answer?.outcome === 'deposited' ? answer.rejection.code : null
    if (answer?.outcome === 'held') return 'held'
    // The guard answers whom it lets ask; what it says is the law's, and the hour's.
    return command === 'contact.claim' && code?.startsWith('contact.') ? null : code
  }

  const cells = Object.keys(policies).flatMap((command) =>
    ROLES.flatMap((role) => [true, false].map((own) => ({ command, role, own }))),
  )
  test(`every one of ${cells.length} cells answers as the charts say`, async () => {
    const wrong: string[] = []
    for (const { command, role, own } of cells) {
      // What a coordinator writes on is a contact that is there; nobody's yet is for advisors.
      const { born, payload } = onlyOwn(command, role)
        ? named(command, role, person(role), { kind: 'interaction', own })
        : prepared(command, role, person(role), own)
      await bearDocuments(parts, person('it_admin'), born)
      const answer = await said(command, role, payload)
      const allowed = may(command, role) && (own || !related(command, role))
      // A foreign document and one that does not exist answer alike; a role that may not at all is told so.
      const expected = allowed ? null : may(command, role) ? 'document.unknown' : 'policy.role'
      if (answer !== expected) wrong.push(`${role} ${command} ${own ? 'own' : 'foreign'}: ${answer}`)
    }
    expect(wrong).toEqual([])
  }, 120_000)

  const nested = Object.entries(BESIDE).flatMap(([command, kinds]) =>
    Object.entries(kinds).flatMap(([kind, stranger]) =>
      (MAY[command] ?? []).flatMap((role) => [true, false].map((own) => ({ command, role, kind, own, stranger }))),
    ),
  )
  const versionOf = async (ref: DocumentRef) => {
    const [found] = await opened.store.snapshot((read) => read.documents([ref]))
    return found?.version
  }
  test(`every one of ${nested.length} ids named within a payload is asked whose it is`, async () => {
    const wrong: string[] = []
    for (const { command, role, kind, own, stranger } of nested) {
      const { born, payload, ref } = named(command, role, person(role), { kind, own })
      await bearDocuments(parts, person('it_admin'), born)
      const before = await versionOf(ref)
      const answer = await said(command, role, payload)
      const cellName = `${role} ${command} ${own ? 'own' : 'foreign'} ${kind}`
      if (answer !== (own ? null : stranger)) wrong.push(`${cellName}: ${answer}`)
      const stays = answer !== null || (kind === 'case' && !own)
      if (stays && (await versionOf(ref)) !== before) wrong.push(`${cellName}: it was written on all the same`)
    }
    expect(wrong).toEqual([])
  }, 120_000)

  test('a coordinator begins no contact by writing, but one that goes on from theirs', async () => {
    const wrong: string[] = []
    const commands = Object.keys(policies).filter((command) => onlyOwn(command, 'coordinator'))
    const mine = theirContact({ advisorId: person('coordinator') })
    const theirs = theirContact({ teamId: TEAM })
    await bearDocuments(parts, person('it_admin'), [mine, theirs])
    for (const command of commands) {
      for (const [continues, expected] of [
        [undefined, 'document.unknown'],
        [id(), 'document.unknown'],
        [theirs.id, 'document.unknown'],
        [mine.id, null],
      ] as const) {
        const { payload } = prepared(command, 'coordinator', person('coordinator'), true) as { payload: object } // as cells.ts makes it
        const contact = { ...seed(id()), ...(continues === undefined ? {} : { continues }) }
        const answer = await said(command, 'coordinator', { ...payload, contact })
        if (answer !== expected) wrong.push(`${command} from ${continues}: ${answer}`)
        const advisors = await said(command, 'advisor', {
          ...payload,
          caseId: id(),
          contact: { ...contact, interactionId: id() },
        })
        if (advisors !== null) wrong.push(`${command} of an advisor: ${advisors}`)
      }
    }
    expect(commands).toHaveLength(4)
    expect(wrong).toEqual([])
  }, 60_000)

  const twins = new Map<Role, string>(ROLES.map((role) => [role, id()]))
  test('what a coordinator applies of somebody disabled is what their roles let them do, and no administrator’s right', async () => {
    const areas = (role: Role) => (SOLVERS.includes(role) ? ['operaciones'] : [])
    await bearDocuments(
      parts,
      person('it_admin'),
      ROLES.map((role): BornHere => {
        const twin = twins.get(role) ?? ''
        const teamId = role === 'advisor' ? TEAM : null
        const doc = {
          id: twin,
          login: `${role}-2`,
          name: role,
          roles: [role],
          teamId,
          areas: areas(role),
          enabled: false,
        }
        return { kind: 'user', id: twin, doc }
      }),
    )
    const wrong: string[] = []
    for (const { command, role } of cells.filter(({ own }) => own)) {
      const twin = twins.get(role) ?? ''
      const { born, payload } = prepared(command, role, twin, true)
      await bearDocuments(parts, person('it_admin'), born)
      const body = envelope(command, twin, payload)
      const answer = await pushed(twin, body)
      const fact = model.commands.get(command)?.kind === 'fact'
      const cell = `${role} ${command}`
      if (answer?.outcome !== 'deposited') wrong.push(`${cell}: ${answer?.outcome}`)
      const { id: commandId } = body
      const by = person('coordinator')
      const settled = await engine.settleKept({ commandId, why: 'deposited', how: 'applied', by, reason: '' })
      const lent = fact ? MAY[command]?.some((one) => one !== 'it_admin') : role !== 'it_admin' && may(command, role)
      const code = settled.ok ? null : settled.error.code
      if ((code !== 'policy.role') !== lent) wrong.push(`${cell} applied: ${code}`)
    }
    expect(wrong).toEqual([])
  }, 120_000)

  test('what an advisor says of a stranger’s call gives them no right to write on its contact', async () => {
    for (const [contact, fact, rest] of [
      [calledByOthers(), 'call.answered', {}],
      [calledByOthers(), 'call.dialled', {}],
      [theirContact(), 'call.answered', {}],
      [theirContact(), 'call.ended', { ending: 'notAnswered' }],
    ] as const) {
      await bearDocuments(parts, person('it_admin'), [contact])
      const note = () => onTheirs(contact, { entryId: id(), text: 'Nota' })
      expect(await said('interaction.addNote', 'advisor', note())).toBe('document.unknown')
      expect(await said(fact, 'advisor', onTheirs(contact, rest)), fact).toBe(null)
      expect(await said('interaction.addNote', 'advisor', note()), `after ${fact}`).toBe('document.unknown')
    }
  })
})
