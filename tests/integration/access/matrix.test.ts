import { createHash, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type BornHere, bearDocuments } from '#central/sync/born-here.ts'
import { createEngine, type Engine, type EngineParts } from '#central/sync/engine.ts'
import { Role } from '#shared/kernel/roles.ts'
import { model } from '#shared/model/model.ts'
import { policies } from '#shared/model/policies.ts'
import { PROTOCOL, type PushRequest } from '#shared/sync/protocol.ts'
import { databases, type OpenedDatabase } from '../../support/databases.ts'
import { forgetEditions, id, ON_CONTACT, OTHER_TEAM, onCase, prepared, TEAM } from './cells.ts'

/*
 * The matrix role × command × own or foreign object, every cell run against the centre. What is expected is said here
 * again from the charts (domain, Roles), not read from the product's policies: a wrong policy must fail.
 */
const ROLES = Role.options

const DESK: readonly Role[] = ['advisor', 'coordinator']
const SOLVERS: readonly Role[] = ['area_owner', 'oefv_analyst']
/** Which roles may at all; a prefix stands for every command of an area. */
const MAY: Readonly<Record<string, readonly Role[]>> = {
  'user.': ['it_admin'],
  'user.setAbsence': [...ROLES],
  'user.setSkills': ['coordinator', 'it_admin'],
  'team.': ['it_admin'],
  'queue.': ['coordinator'],
  'customer.': DESK,
  'import.': ['coordinator'],
  'contact.claim': ['advisor'],
  'contact.allow': ['coordinator'],
  'guidebook.': ['coordinator'],
  'interaction.': ['advisor'],
  'call.': DESK,
  'call.takeVoicemail': ['advisor'],
  'call.takeCallBack': ['advisor'],
  'call.closeCallBack': ['advisor'],
  'interaction.reviewBreach': ['coordinator'],
  'case.reviewBreach': ['coordinator'],
  'case.escalate': ['advisor'],
  'case.take': SOLVERS,
  'case.assign': [...SOLVERS, 'coordinator'],
  'case.returnForData': SOLVERS,
  'case.provideData': ['advisor'],
  'case.extendTerm': SOLVERS,
  'case.tellExtension': ['advisor'],
  'case.answer': SOLVERS,
  'case.objectAnswer': ['advisor'],
  'case.informCustomer': ['advisor'],
  'case.close': SOLVERS,
  'case.reopen': DESK,
  'case.transfer': [...SOLVERS, 'coordinator'],
  'case.withdraw': ['advisor'],
  'case.addNote': [...DESK, ...SOLVERS],
  'case.addAttachment': [...DESK, ...SOLVERS],
  'case.reassign': ['coordinator'],
}
const may = (command: string, role: Role): boolean =>
  (MAY[command] ?? MAY[`${command.split('.')[0]}.`] ?? []).includes(role)
const related = (command: string, role: Role) =>
  onCase(command) ||
  ON_CONTACT.includes(command) ||
  // An absence is noted by oneself; a coordinator and the administrator note anybody's.
  (command === 'user.setAbsence' && role !== 'coordinator' && role !== 'it_admin')

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
      doc: { id: teamId, name: 'T', queues: [], coordinatorId },
    })
    await bearDocuments(parts, person('it_admin'), [
      ...everybody,
      team(TEAM, person('coordinator')),
      team(OTHER_TEAM, null),
    ])
  })
  afterAll(() => opened.client.close())

  const cells = Object.keys(policies).flatMap((command) =>
    ROLES.flatMap((role) => [true, false].map((own) => ({ command, role, own }))),
  )
  test(`every one of ${cells.length} cells answers as the charts say`, async () => {
    const wrong: string[] = []
    for (const { command, role, own } of cells) {
      const { born, payload } = prepared(command, role, person(role), own)
      await bearDocuments(parts, person('it_admin'), born)
      const body = {
        id: id(),
        name: command,
        actor: person(role),
        at: new Date().toISOString(),
        payload,
        madeWith: { app: '0.1.0', catalogue: 1 },
      }
      const response = await engine.push(person(role), {
        protocol: PROTOCOL,
        app: '0.1.0',
        store: id() as PushRequest['store'],
        heard: null,
        commands: [body],
      }) // a UUIDv7 by construction
      const answer = response.kind === 'answers' ? response.answers[0] : undefined
      const said = answer?.outcome === 'refused' || answer?.outcome === 'deposited' ? answer.rejection.code : null
      // The guard answers whom it lets ask; what it says is the law's, and the hour's.
      const code = command === 'contact.claim' && said?.startsWith('contact.') ? null : said
      const allowed = may(command, role) && (own || !related(command, role))
      // A foreign document and one that does not exist answer alike; a role that may not at all is told so.
      const expected = allowed ? null : may(command, role) ? 'document.unknown' : 'policy.role'
      if (code !== expected || answer?.outcome === 'held')
        wrong.push(`${role} ${command} ${own ? 'own' : 'foreign'}: ${JSON.stringify(answer)}`)
    }
    expect(wrong).toEqual([])
  }, 120_000)
})
