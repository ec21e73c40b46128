import { z } from 'zod'
import { Portfolio } from '../customers/schema.ts'
import type { Actor } from '../kernel/commands.ts'
import type { DocumentDefinition } from '../kernel/documents.ts'
import { TeamId, UserId } from '../kernel/ids.ts'
import { CivilDate } from '../kernel/instants.ts'
import { Role, solves } from '../kernel/roles.ts'
import { requiredText, storable } from '../kernel/text.ts'

export const Login = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9._-]{1,39}$/, 'user.loginMalformed')

/** Words of a coordinator's: *inglés*, *crédito*. */
export const Skills = z.array(requiredText(60)).max(20)

/** A person who works with the console. Everyone reads the names; no secret is in here. */
export const User = z.looseObject({
  id: UserId,
  login: Login,
  name: requiredText(120),
  roles: z.array(Role),
  teamId: TeamId.nullable(),
  /** Areas whose requirements they solve. */
  areas: z.array(storable.max(40)),
  enabled: z.boolean(),
  /** The last day of an absence (vacation, leave); what they hold is listed as *sin dueño* until then. */
  absentUntil: CivilDate.nullable().optional(),
  /** Who said so; absent where it was said to an earlier program. */
  absentBy: UserId.optional(),
  /** What they know, in the words of the queues' own skills; queues ring first who has what they ask for. */
  skills: Skills.optional(),
})
export type User = z.infer<typeof User>

export const Team = z.looseObject({
  id: TeamId,
  name: requiredText(120),
  queues: z.array(storable.max(40)),
  coordinatorId: UserId.nullable(),
  /** The portfolios (carteras) whose cards its people keep at their workstations; absent or empty: every customer's. */
  portfolios: z.array(Portfolio).max(50).optional(),
})
export type Team = z.infer<typeof Team>

/** Everyone replicates the directory. */
export const userDocument: DocumentDefinition<'user'> = {
  kind: 'user',
  schema: 1,
  shape: User,
  scopesOf: () => ['catalog'],
}
export const teamDocument: DocumentDefinition<'team'> = {
  kind: 'team',
  schema: 1,
  shape: Team,
  scopesOf: () => ['catalog'],
}

/** The areas of whoever solves in them; of anybody else's roles there are none. */
export const areasOf = (roles: User['roles'], areas: User['areas']): User['areas'] => (solves(roles) ? areas : [])

/** Whether work given to this person on a civil day (Bogotá) finds somebody. */
export const isHere = (user: User, on: CivilDate): boolean =>
  user.enabled && (user.absentUntil === undefined || user.absentUntil === null || user.absentUntil < on)

/** Null as long as one of their teams keeps every card, or they are in none. */
function portfoliosOf(user: Pick<User, 'id' | 'teamId'>, teams: readonly Team[]): readonly string[] | null {
  const own = teams.filter((team) => team.id === user.teamId || team.coordinatorId === user.id)
  const kept = own.map(({ portfolios }) => portfolios ?? [])
  return own.length === 0 || kept.some((some) => some.length === 0) ? null : [...new Set(kept.flat())]
}

/** A person as `decide` sees them. @param teams those they are in or coordinate are among these */
export const actorOf = (
  user: Pick<User, 'id' | 'roles' | 'enabled' | 'teamId' | 'areas'>,
  teams: readonly Team[],
): Actor => ({
  id: user.id,
  roles: user.roles,
  enabled: user.enabled,
  teamId: user.teamId,
  areas: user.areas,
  coordinates: teams.filter((team) => team.coordinatorId === user.id).map((team) => team.id),
  portfolios: portfoliosOf(user, teams),
})
