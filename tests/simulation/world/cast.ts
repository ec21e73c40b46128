import type { Person } from '#shared/console/session.ts'
import type { DocumentKind } from '#shared/kernel/documents.ts'
import type { TeamId, UserId } from '#shared/kernel/ids.ts'
import type { Role } from '#shared/kernel/roles.ts'

const id = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`
export const TEAM_A = id(1) as TeamId // a well-formed id
export const TEAM_B = id(2) as TeamId // as above

const person = (n: number, login: string, roles: Role[], teamId: TeamId | null, areas: string[] = []): Person => ({
  id: id(n) as UserId, // as above
  login,
  name: login,
  roles,
  teamId,
  areas,
})

/** Who plays in every run: two advisors who share work, one of another team, who solves, who coordinates, who administers. */
export const cast = {
  ana: person(10, 'ana', ['advisor'], TEAM_A),
  luis: person(11, 'luis', ['advisor'], TEAM_A),
  sofia: person(12, 'sofia', ['advisor'], TEAM_B),
  pedro: person(13, 'pedro', ['area_owner'], null, ['credito']),
  carmen: person(14, 'carmen', ['coordinator', 'advisor'], TEAM_A),
  raul: person(15, 'raul', ['it_admin'], null),
} as const

/** A message that a customer left for a team, as the bridge brings it. */
const message = (n: number, teamId: TeamId) => ({
  kind: 'interaction' as const,
  id: id(n),
  doc: {
    id: id(n),
    customerId: null,
    channel: 'voicemail',
    direction: 'inbound',
    advisorId: null,
    teamId,
    openedAt: '2026-11-24T12:00:00.000Z',
    state: 'open',
    requests: [],
    notes: [],
    disposition: null,
    call: {
      ...{ number: '3105550142', queue: 'servicio', video: false, consults: null },
      entries: [{ key: `pbx/${n}/voicemail`, at: '2026-11-24T12:01:00.000Z', kind: 'voicemail', seconds: 12 }],
    },
    registeredAt: null,
    breaches: [],
  },
})

/** A customer of a team who hung up before anybody answered, as the bridge brings it. */
const abandoned = (n: number, teamId: TeamId) => {
  const { doc, ...rest } = message(n, teamId)
  const entries = [{ key: `pbx/${n}/abandoned`, at: '2026-11-24T12:01:00.000Z', kind: 'abandoned', waitMs: 60_000 }]
  return { ...rest, doc: { ...doc, channel: 'voice', call: { ...doc.call, entries } } }
}

/** What customers left for a team: first nobody's, then of whoever takes or registers it. */
export const LEFT = [
  ...[message(70, TEAM_A), message(71, TEAM_A), message(72, TEAM_A), message(73, TEAM_B)],
  ...[abandoned(74, TEAM_A), abandoned(75, TEAM_A), abandoned(76, TEAM_B)],
]

/** What the centre has before anybody works: the directory, and a document of a kind that only a newer program knows. */
export const firstDocuments = () => [
  ...Object.values(cast).map((one) => ({ kind: 'user' as const, id: one.id, doc: { ...one, enabled: true } })),
  {
    kind: 'team' as const,
    id: TEAM_A,
    doc: { id: TEAM_A, name: 'Equipo A', queues: [], coordinatorId: cast.carmen.id },
  },
  ...LEFT,
  { kind: 'team' as const, id: TEAM_B, doc: { id: TEAM_B, name: 'Equipo B', queues: [], coordinatorId: null } },
  { kind: 'fromTheFuture' as DocumentKind, id: id(90), doc: { shape: 'unknown' }, scopes: ['catalog'], schema: 9 }, // a newer centre's kind
]
