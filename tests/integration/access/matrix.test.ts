import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type BornHere, bearDocuments } from '#central/sync/born-here.ts'
import { createEngine, type Engine, type EngineParts } from '#central/sync/engine.ts'
import { clocksFrom } from '#shared/cases/clocks.ts'
import { caseLife } from '#shared/cases/life.ts'
import { cardContent } from '#shared/customers/imported.ts'
import { Customer } from '#shared/customers/schema.ts'
import { todaysShippedEdition } from '#shared/guidebook/edition.ts'
import { uuidv7 } from '#shared/kernel/ids.ts'
import { Role } from '#shared/kernel/roles.ts'
import { model } from '#shared/model/model.ts'
import { policies } from '#shared/model/policies.ts'
import { newQueue } from '#shared/queues/schema.ts'
import { PROTOCOL, type PushRequest } from '#shared/sync/protocol.ts'
import { databases, type OpenedDatabase } from '../../support/databases.ts'

/*
 * The matrix role × command × own or foreign object, every cell run against the centre. What is expected is said here
 * again from the charts (domain, Roles), not read from the product's policies: a wrong policy must fail.
 */
const id = () => uuidv7(Date.now(), randomBytes(10))
const [TEAM, OTHER_TEAM] = [id(), id()]
const ROLES = Role.options
const AT = '2026-11-24T13:00:00.000Z'

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
  'interaction.reviewBreach': ['coordinator'],
  'case.reviewBreach': ['coordinator'],
  'case.escalate': ['advisor'],
  'case.take': SOLVERS,
  'case.assign': [...SOLVERS, 'coordinator'],
  'case.returnForData': SOLVERS,
  'case.provideData': ['advisor'],
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
const onCase = (command: string) => command.startsWith('case.') && command !== 'case.escalate'
/** Commands whose object must be one's own: of one's team, of one's area, or in one's hands. */
const ON_CONTACT = [
  'interaction.reviewBreach',
  'interaction.correctDisposition',
  'call.takeVoicemail',
  'call.takeCallBack',
]
const related = (command: string, role: Role) =>
  onCase(command) ||
  ON_CONTACT.includes(command) ||
  // An absence is noted by oneself; a coordinator and the administrator note anybody's.
  (command === 'user.setAbsence' && role !== 'coordinator' && role !== 'it_admin')

const contact = (interactionId: string) => ({
  interactionId,
  customerId: null,
  channel: 'voice',
  direction: 'inbound',
  openedAt: AT,
})

let [inForce, published] = ['', 0]
/** An edition on top of the last one that was published in this run: the next publication must name it. */
function publishable(command: string, role: Role) {
  if (command !== 'guidebook.publish') return {}
  const { catalogue } = todaysShippedEdition()
  const version = `2027-01.${++published}`
  const basedOn = inForce === '' ? catalogue.version : inForce
  if (role === 'coordinator') inForce = version
  return { basedOn, note: 'n', catalogue: { ...catalogue, version }, guides: [] }
}

/** What a command works on, of `holder`'s team and area or of strangers', and a payload that fits it. */
function prepared(command: string, role: Role, holder: string, own: boolean): { born: BornHere[]; payload: unknown } {
  const [object, other, broken, solver] = [id(), id(), id(), id()]
  const queue = newQueue(`cola-${object.slice(-8)}`, 'Cola')
  const [team, area, stranger] = [own ? TEAM : OTHER_TEAM, own ? 'operaciones' : 'juridica', id()]
  const breaches = [{ rule: 'test', commandId: broken, at: AT, reviewedBy: null }]
  const born: BornHere[] = [
    {
      kind: 'user',
      id: solver,
      doc: {
        id: solver,
        login: `s${solver.slice(-8)}`,
        name: 'S',
        roles: ['area_owner'],
        teamId: null,
        areas: [area],
        enabled: true,
      },
    },
  ]
  const card = (cardId: string, mergedInto: string | null) => ({
    id: cardId,
    type: 'company',
    name: 'N',
    identifiers: [],
    phones: [],
    emails: [],
    city: '',
    notes: '',
    consents: [],
    mergedInto,
    createdAt: AT,
    createdBy: stranger,
  })
  if (onCase(command)) {
    const state = command === 'case.reviewBreach' ? 'escalated' : caseLife[command as keyof typeof caseLife].from[0] // a name of that table
    const clocks = clocksFrom({ area: 5, customer: 10, catalogue: '2026-11' }, AT)
    const people = { holderId: own ? holder : stranger, advisorId: stranger, teamId: team }
    const doc = {
      id: object,
      radicado: null,
      interactionId: id(),
      customerId: null,
      kind: 'solicitud',
      topic: 't',
      description: 'd',
      answerBy: 'email',
      priority: 'normal',
      state,
      area,
      ...people,
      escalatedAt: AT,
      closedAt: null,
      clocks,
      entries: [],
      attachments: [],
      breaches,
    }
    born.push({ kind: 'case', id: object, doc })
  } else if (ON_CONTACT.includes(command)) {
    const mayCorrect = command === 'interaction.correctDisposition'
    const message = { key: 'pbx/1/voicemail', at: AT, kind: 'voicemail', seconds: 12 }
    const abandoned = { key: 'pbx/1/abandoned', at: AT, kind: 'abandoned', waitMs: 20_000 }
    const left = { number: '3105550142', queue: 'servicio', video: false, consults: null, entries: [message] }
    born.push({
      kind: 'interaction',
      id: object,
      doc: {
        ...contact(object),
        id: object,
        ...(command === 'call.takeVoicemail' ? { channel: 'voicemail', call: left } : {}),
        ...(command === 'call.takeCallBack' ? { call: { ...left, entries: [abandoned] } } : {}),
        // A breach is looked at by the team's coordinator, a disposition corrected by its author.
        advisorId: command.startsWith('call.take') ? null : mayCorrect && own ? holder : stranger,
        teamId: team,
        state: mayCorrect ? 'registered' : 'open',
        requests: [],
        notes: [],
        disposition: mayCorrect ? { id: 'd', label: 'D' } : null,
        registeredAt: mayCorrect ? new Date().toISOString() : null,
        breaches,
      },
    })
  } else if (command.startsWith('contact.')) {
    born.push({ kind: 'customer', id: object, doc: card(object, null) })
  } else if (command.startsWith('import.') && command !== 'import.begin') {
    const imported = Customer.parse(card(object, null))
    born.push(
      { kind: 'customer', id: object, doc: { ...imported, import: { id: object, content: cardContent(imported) } } },
      {
        kind: 'customerImport',
        id: object,
        doc: { id: object, fileName: 'f', rows: 1, by: holder, at: AT, state: 'running', counts: null, undone: null },
      },
    )
  } else if (command.startsWith('customer.') && command !== 'customer.create') {
    born.push(
      { kind: 'customer', id: object, doc: card(object, command === 'customer.unmerge' ? other : null) },
      { kind: 'customer', id: other, doc: card(other, null) },
    )
  } else if (command.startsWith('user.') && command !== 'user.create') {
    born.push({
      kind: 'user',
      id: object,
      doc: {
        id: object,
        login: `u${object.slice(-8)}`,
        name: 'N',
        roles: ['advisor'],
        teamId: null,
        areas: [],
        enabled: command !== 'user.enable',
      },
    })
  } else if (command === 'team.edit') {
    born.push({ kind: 'team', id: object, doc: { id: object, name: 'N', queues: [], coordinatorId: null } })
  } else if (command === 'queue.edit') born.push({ kind: 'queue', id: queue.id, doc: queue })
  const request = { id: id(), kind: 'solicitud', topic: 't', text: 'x', branch: null, caseId: null }
  const common = {
    entryId: id(),
    commandId: broken,
    contact: contact(id()),
    request,
    requests: [],
    disposition: { id: 'd', label: 'D' },
    replaces: 'd',
    reason: 'r',
    case: null,
    text: 't',
    number: '3105550142',
    queue: 'servicio',
    video: false,
    consults: null,
    to: '*88',
    earlier: [],
    ending: 'hungUp',
    line: { loss: 0, jitterMs: 1, rttMs: 1, mos: 4.4, worstMos: 4.4 },
  }
  if (onCase(command)) {
    return {
      born,
      payload: {
        ...common,
        caseId: object,
        seen: null,
        question: 'q',
        answer: 'a',
        data: 'd',
        reason: 'r',
        area: 'credito',
        userId: solver,
        attachments: [{ id: id(), name: 'n.txt', type: 'txt', size: 1, sha256: 'a'.repeat(64) }],
      },
    }
  }
  const hours =
    command === 'customer.recordOtherHours'
      ? { hours: { weekdays: [1, 6], from: 1_140, to: 1_260, onHolidays: false, channels: ['phone'] } }
      : {}
  const edits = command === 'customer.edit' ? { name: undefined, notes: undefined } : { name: 'Nombre', notes: '' }
  const directory = {
    userId: object,
    login: `n${object.slice(-8)}`,
    roles: ['advisor'],
    teamId: command.startsWith('team.') ? object : null,
    areas: [],
    queues: [],
    coordinatorId: null,
    skills: ['Inglés'],
    code: queue.code,
    until: '2026-12-24',
  }
  const desk = {
    customerId: object,
    into: other,
    type: 'company',
    identifiers: [],
    phones: [],
    emails: [],
    city: '',
    channel: 'phone',
    purpose: 'service',
    source: 's',
    wording: 'w',
    askedBy: 'Ana Ruiz',
    askedOn: '2026-11-20',
    apartFromContract: true,
  }
  const bringing = {
    importId: object,
    fileName: 'f.csv',
    rows: 1,
    state: 'done',
    counts: { created: 1, known: 0, refused: 0 },
    withdrawn: 1,
    kept: 0,
  }
  const edition = publishable(command, role)
  const escalation = {
    caseId: object,
    radicado: null,
    area: 'operaciones',
    description: 'd',
    answerBy: 'email',
    priority: 'normal',
  }
  const guarded = command.startsWith('contact.')
    ? { number: null, rule: 'contact.attemptsOfDay', until: new Date(Date.now() + 3_600_000).toISOString() }
    : {}
  if (command === 'user.setAbsence' && own) directory.userId = holder
  return {
    born,
    payload: {
      ...common,
      ...directory,
      ...desk,
      ...bringing,
      ...edition,
      ...escalation,
      ...edits,
      ...hours,
      ...guarded,
      interactionId: object,
    },
  }
}

describe.each(databases)('who may do what on $name', ({ open }) => {
  let opened: OpenedDatabase
  let engine: Engine
  let parts: EngineParts
  const people = new Map<Role, string>(ROLES.map((role) => [role, id()]))
  const person = (role: Role) => people.get(role) ?? ''

  beforeAll(async () => {
    inForce = ''
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
