import type { CoordinatorRow } from '#shared/console/contract.ts'
import type { Person } from '#shared/console/session.ts'
import { CustomerImport } from '#shared/customers/import-schema.ts'
import { Customer } from '#shared/customers/schema.ts'
import { Team, User } from '#shared/identity/schema.ts'
import { Interaction } from '#shared/interactions/schema.ts'
import { CommandId } from '#shared/kernel/ids.ts'
import { newQueue } from '#shared/queues/schema.ts'
import { advisorId } from '#shared/supervision/day.test-data.ts'
import type { FakeBeginning } from '../../support/fake-console.ts'
import { cases, closedCases, dueToday, withdrawnCase } from './sample-cases.ts'
import { before, id, ids, MINUTE } from './sample-ids.ts'
import { missedCalls } from './sample-missed.ts'
import { capped, commercialConsents, promised, proven } from './sample-outbound.ts'
import { awaitedRecordings, recorded } from './sample-recorded.ts'

const DAY = 24 * 60 * MINUTE

const userOf = (userId: string, login: string, name: string, roles: string[], areas: string[] = []): User =>
  User.parse({ id: userId, login, name, roles, teamId: ids.team, areas, enabled: true })

export const users: Record<string, User> = {
  advisor: userOf(ids.advisor, 'ana.mejia', 'Ana Mejía', ['advisor']),
  analyst: userOf(ids.analyst, 'luis.cardenas', 'Luis Cárdenas', ['oefv_analyst'], ['oefv', 'credito']),
  coordinator: userOf(ids.coordinator, 'carmen.rojas', 'Carmen Rojas', ['coordinator', 'advisor']),
  admin: userOf(ids.admin, 'ti.soporte', 'Sofía León', ['it_admin']),
}

export const personOf = ({ id: userId, login, name, roles, teamId, areas }: User): Person => ({
  id: userId,
  login,
  name,
  roles,
  teamId,
  areas,
})

const team = Team.parse({ id: ids.team, name: 'Equipo General', queues: ['general'], coordinatorId: ids.coordinator })

const customerOf = (number: number, over: object): Customer =>
  Customer.parse({
    id: id(3, number),
    type: 'company',
    name: 'Empresa',
    identifiers: [{ type: 'nit', number: String(900_100_000 + number) }],
    phones: [{ number: `3105550${String(number % 1000).padStart(3, '0')}`, extension: null }],
    emails: [`contacto${number}@empresa.example`],
    city: 'Bogotá',
    notes: '',
    consents: [],
    mergedInto: null,
    createdAt: before(40 * DAY),
    createdBy: ids.advisor,
    ...over,
  })

const consent = (channel: string, granted = true) => ({
  channel,
  purpose: 'service',
  granted,
  at: before(20 * DAY),
  by: ids.advisor,
  source: 'Contacto con el cliente',
  wording: 'Autoriza que lo contacten.',
})

const customers = [
  customerOf(1, {
    name: 'Textiles del Valle SAS',
    identifiers: [{ type: 'nit', number: '900123456' }],
    phones: [{ number: '3105550142', extension: null }],
    emails: ['compras@textilesdelvalle.example'],
    city: 'Cali',
    notes: 'Habla Marta Gómez, jefe de compras. Prefiere correo.',
    consents: [consent('phone'), consent('email')],
  }),
  customerOf(2, { name: 'Molinos del Huila SA', city: 'Neiva' }),
  customerOf(3, { name: 'Ferretería 20 de Julio', city: 'Bogotá' }),
  customerOf(4, { name: 'Café Sierra Nevada', city: 'Santa Marta' }),
  customerOf(5, {
    type: 'person',
    name: 'Luis Alberto Prada',
    identifiers: [{ type: 'cedula', number: '79456123' }],
    city: 'Bucaramanga',
  }),
  customerOf(6, { name: 'Textiles del Valle', identifiers: [{ type: 'nit', number: '900123456' }], city: 'Palmira' }),
]

const interactionOf = (number: number, over: object): Interaction =>
  Interaction.parse({
    id: id(4, number),
    customerId: ids.textiles,
    channel: 'voice',
    direction: 'inbound',
    advisorId: ids.advisor,
    teamId: ids.team,
    openedAt: before(number * 3 * DAY),
    state: 'registered',
    requests: [],
    notes: [],
    disposition: { id: 'inbound.informed', label: 'Información otorgada' },
    registeredAt: before(number * 3 * DAY - 5 * MINUTE),
    breaches: [],
    ...over,
  })

const request = (number: number, kind: string, topic: string, text: string) => ({
  id: id(5, number),
  kind,
  topic,
  text,
  branch: 'yes',
  caseId: null,
})

const interactions = [
  interactionOf(1, {
    requests: [request(1, 'consulta', 'Requisitos y documentos', 'Qué necesita para capital de trabajo.')],
  }),
  interactionOf(2, {
    channel: 'mailbox',
    disposition: { id: 'inbound.sent.circular', label: 'Documento enviado: circular' },
    requests: [
      {
        ...request(2, 'solicitud', 'Circulares, cartas y formatos', 'Pide la circular vigente.'),
        document: 'circular.workingCapital',
      },
    ],
  }),
  interactionOf(3, {
    breaches: [{ rule: 'interaction.registeredTwice', commandId: id(6, 1), at: before(2 * DAY), reviewedBy: null }],
  }),
]

const imports = [
  {
    number: 1,
    fileName: 'clientes-norte.csv',
    state: 'done',
    counts: { created: 598, known: 12, refused: 3 },
    undone: null,
  },
  { number: 2, fileName: 'clientes-sur.csv', state: 'running', counts: null, undone: null },
  {
    number: 3,
    fileName: 'repetido.csv',
    state: 'stopped',
    counts: { created: 40, known: 0, refused: 1 },
    undone: { by: ids.coordinator, at: before(DAY), withdrawn: 38, kept: 2 },
  },
].map(({ number, ...rest }) =>
  CustomerImport.parse({ id: id(10, number), rows: 613, by: ids.coordinator, at: before(number * DAY), ...rest }),
)

const refusedRow = {
  id: id(9, 1),
  name: 'case.answer',
  at: before(20 * MINUTE),
  state: 'refused',
  rejection: { code: 'case.stateForbids', facts: { state: 'closed' } },
  payload: {
    caseId: id(7, 1),
    entryId: id(8, 9),
    answer: 'El certificado se envió hoy al correo registrado. Quedamos atentos.',
    seen: null,
  },
  group: null,
} as const

const waitingRow = (n: number) =>
  ({
    ...refusedRow,
    id: id(10, n),
    state: 'queued',
    rejection: null,
    payload: { caseId: id(7, 1), entryId: id(11, n), answer: `Respuesta ${n + 1}`, seen: null },
  }) as const

/** What somebody left at the centre; nobody coordinates the authors of the first two. */
const keptRow = (n: number): CoordinatorRow => ({
  commandId: id(14, n),
  name: 'interaction.addNote',
  actor: ids.advisor,
  at: before((1_000 - n) * MINUTE),
  payload: { text: `Nota que quedó ${n + 1}` },
  reason: { code: 'actor.disabled' },
  ...(n < 2 && { uncoordinated: { team: n === 0 ? null : 'Equipo Medellín' } }),
})

/** Contacts on which a rule was broken. */
const broken = (count: number) =>
  Array.from({ length: count }, (_, n) =>
    interactionOf(n + 20_000, {
      customerId: ids.textiles,
      // By its number it would be of a century that is none of ours.
      openedAt: before((n + 5) * MINUTE),
      registeredAt: before(n * MINUTE),
      breaches: [
        {
          rule: 'interaction.alreadyRegistered',
          commandId: CommandId.parse(id(12, n)),
          at: before(n * MINUTE),
          reviewedBy: null,
        },
      ],
    }),
  )

const notice = (n: number) => ({
  id: id(13, n),
  to: [`user:${ids.advisor}`],
  code: 'case.answer',
  about: { kind: 'case', id: id(7, 1) },
  commandId: CommandId.parse(id(14, n)),
  at: before(n * MINUTE),
})

/** The preview's world for one person; `many` adds customers up to that count, `contacts` as many of the first customer. */
export function sampleOf(
  who: keyof typeof users,
  options: {
    empty?: boolean
    many?: number
    contacts?: number
    refused?: number
    waiting?: number
    broken?: number
    kept?: number
    told?: number
    commercial?: boolean
    capped?: boolean
    proven?: boolean
    missed?: boolean
    closed?: number
    agents?: number
    recorded?: boolean
    dueToday?: boolean
    /** None of the cases waits for the advisor. */
    calm?: boolean
    withdrawn?: boolean
    promisedFirst?: boolean
  },
): FakeBeginning {
  const user = users[who]
  if (user === undefined) throw new Error(`nobody is called ${who}`)
  const person = personOf(user)
  const words = ['Comercial', 'Textiles', 'Agrícola', 'Molinos', 'Ferretería', 'Transportes', 'Café', 'Distribuidora']
  const more = Array.from({ length: Math.max(0, (options.many ?? 0) - customers.length) }, (_, index) => ({
    ...(customers[1] as Customer), // the second customer stands there
    id: id(3, index + 100) as Customer['id'], // made as its own kind's
    name: `${words[index % words.length]} ${index + 1} SAS`,
    identifiers: [{ type: 'nit' as const, number: String(800_000_000 + index) }],
  }))
  const agents = Array.from({ length: options.agents ?? 0 }, (_, n) => ({
    ...userOf(advisorId(n), `agente${n}`, `Agente ${n}`, ['advisor']),
  }))
  const own = customers.map((doc) =>
    doc.id === ids.textiles && (options.commercial || options.capped)
      ? { ...doc, consents: [...doc.consents, ...commercialConsents()] }
      : doc,
  )
  const talked = Array.from({ length: options.contacts ?? 0 }, (_, index) =>
    interactionOf(index + 100, {
      channel: index % 5 === 0 ? 'chat' : 'voice',
      direction: index % 4 === 0 ? 'outbound' : 'inbound',
      advisorId: index % 3 === 0 ? ids.analyst : ids.advisor,
      openedAt: before(index * 60 * MINUTE),
      requests: [request(index + 100, index % 2 === 0 ? 'consulta' : 'queja', 'Garantías', `Pregunta ${index + 1}`)],
    }),
  )
  const people = [...Object.values(users), ...agents].map((doc) => ({ kind: 'user' as const, doc }))
  const work = options.empty
    ? []
    : [
        ...[...own, ...more].map((doc) => ({ kind: 'customer' as const, doc })),
        ...[
          ...interactions,
          ...talked,
          ...(options.proven ? [promised()] : []),
          ...(options.promisedFirst ? [promised(60 * DAY)] : []),
          ...(options.recorded ? recorded() : []),
          ...(options.missed ? missedCalls() : []),
          ...broken(options.broken ?? 0),
        ].map((doc) => ({
          kind: 'interaction' as const,
          doc,
        })),
        ...cases
          .filter(({ state }) => !options.calm || !['answered', 'waitingForData'].includes(state))
          .map((doc, index) => ({
            kind: 'case' as const,
            doc: options.dueToday && index === 3 ? dueToday(doc) : doc,
          })),
        ...(options.withdrawn ? [withdrawnCase()] : []).map((doc) => ({ kind: 'case' as const, doc })),
        ...closedCases(options.closed ?? 0).map((doc) => ({ kind: 'case' as const, doc })),
        ...imports.map((doc) => ({ kind: 'customerImport' as const, doc })),
        ...Array.from({ length: options.told ?? 0 }, (_, n) => ({ kind: 'notice' as const, doc: notice(n) })),
        ...(options.capped ? [{ kind: 'customerContacts' as const, doc: capped() }] : []),
      ]
  return {
    session: { state: 'open', person, notices: [], protectedSecrets: true, idleLockMinutes: 10 },
    person,
    documents: [
      ...people,
      { kind: 'team', doc: team },
      ...(options.empty ? [] : [{ kind: 'queue' as const, doc: newQueue('servicio', 'Servicio al cliente') }]),
      ...work,
    ],
    ...(options.proven ? { proven: proven() } : {}),
    awaitedRecordings,
    kept: Array.from({ length: options.kept ?? 0 }, (_, n) => keptRow(n)),
    sync: {
      connection: 'online',
      since: before(60 * MINUTE),
      syncedAt: before(3_000),
      pending: options.waiting ?? 0,
      refused: options.refused ?? 0,
      progress: null,
      needsUpdate: 0,
      cardsBeyond: 0,
      heldBack: [],
    },
    outbox: [
      ...Array.from({ length: options.refused ?? 0 }, (_, n) => ({ ...refusedRow, id: id(9, n + 1) })),
      ...Array.from({ length: options.waiting ?? 0 }, (_, n) => waitingRow(n)),
    ],
  }
}
