import type { Team, User } from '#shared/identity/schema.ts'
import type { TeamId, UserId } from '#shared/kernel/ids.ts'
import type { Role } from '#shared/kernel/roles.ts'

const fixed = (n: number) => `01900000-0000-7000-8000-${String(n).padStart(12, '0')}`
const team = (n: number) => fixed(n) as TeamId // well-formed by construction
const user = (n: number) => fixed(100 + n) as UserId // as above

const person = (
  n: number,
  login: string,
  name: string,
  roles: Role[],
  teamId: TeamId | null,
  areas: string[] = [],
): User => ({ id: user(n), login, name, roles, teamId, areas, enabled: true })

/** One person a role, and two advisors who share a team: enough to try every path. */
export const samplePeople: readonly User[] = [
  person(1, 'luis', 'Luis Cárdenas', ['advisor'], team(1)),
  person(2, 'carmen', 'Carmen Rojas', ['advisor'], team(1)),
  person(3, 'sofia', 'Sofía León', ['coordinator', 'advisor'], team(1)),
  person(4, 'ana', 'Ana Mejía', ['oefv_analyst'], null, ['oefv']),
  person(5, 'pedro', 'Pedro Díaz', ['area_owner'], null, ['operaciones', 'credito']),
  person(6, 'julian', 'Julián Mora', ['quality_analyst'], null),
  person(7, 'admin', 'Raúl Ospina', ['it_admin'], null),
]

export const sampleTeams: readonly Team[] = [
  { id: team(1), name: 'Equipo Bogotá', queues: ['servicio', 'credito'], coordinatorId: user(3) },
  { id: team(2), name: 'Equipo Medellín', queues: ['eventos'], coordinatorId: null },
]

/** The same for every sample person; printed at each start of a trial and good for nothing else. */
export const SAMPLE_PASSWORD = 'prueba-local-2026'

export const ROLE_NAMES: Readonly<Record<Role, string>> = {
  advisor: 'Asesor Contact Center',
  coordinator: 'Coordinadora Multicontacto',
  oefv_analyst: 'Analista OEFV',
  area_owner: 'Área responsable',
  quality_analyst: 'Analista de Calidad',
  it_admin: 'Administrador TI',
}
