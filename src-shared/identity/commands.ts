import { z } from 'zod'
import { bogotaDate } from '../calendar/civil-date.ts'
import { defineCommand } from '../kernel/commands.ts'
import { change } from '../kernel/documents.ts'
import { TeamId, UserId } from '../kernel/ids.ts'
import { CivilDate } from '../kernel/instants.ts'
import { ok, reject } from '../kernel/result.ts'
import { Role } from '../kernel/roles.ts'
import { areasOf, Skills, Team, User } from './schema.ts'

const Roles = z.array(Role).min(1, 'user.rolesMissing')
const areas = User.shape.areas

export const userCreate = defineCommand({
  name: 'user.create',
  kind: 'change',
  payload: z.object({
    userId: UserId,
    login: User.shape.login,
    name: User.shape.name,
    roles: Roles,
    teamId: TeamId.nullable(),
    areas,
  }),
  touches: ({ userId }) => [{ kind: 'user', id: userId, creates: true }],
  decide(documents, { payload: { userId, ...rest } }) {
    if (documents.read('user', userId) !== 'missing') return reject('user.alreadyExists')
    return ok({
      changes: [change('user', userId, { id: userId, ...rest, areas: areasOf(rest.roles, rest.areas), enabled: true })],
    })
  },
})

export const userEdit = defineCommand({
  name: 'user.edit',
  kind: 'change',
  payload: z.object({
    userId: UserId,
    name: User.shape.name.optional(),
    teamId: TeamId.nullable().optional(),
    areas: areas.optional(),
  }),
  touches: ({ userId }) => [{ kind: 'user', id: userId }],
  decide(documents, { payload }) {
    const user = documents.read('user', payload.userId)
    if (user === 'missing') return reject('document.unknown')
    const next: User = {
      ...user,
      name: payload.name ?? user.name,
      teamId: payload.teamId === undefined ? user.teamId : payload.teamId,
      // Whoever begins to solve may be given areas first, and the role that they belong to after.
      areas: payload.areas ?? user.areas,
    }
    return ok({ changes: [change('user', user.id, next)] })
  },
})

/** Nobody takes the administration from themself, so that one administrator always remains. */
export const userSetRoles = defineCommand({
  name: 'user.setRoles',
  kind: 'change',
  payload: z.object({ userId: UserId, roles: Roles }),
  touches: ({ userId }) => [{ kind: 'user', id: userId }],
  decide(documents, { payload, actor }) {
    const user = documents.read('user', payload.userId)
    if (user === 'missing') return reject('document.unknown')
    if (user.id === actor && !payload.roles.includes('it_admin')) return reject('user.ownAdministration')
    const areas = areasOf(payload.roles, user.areas)
    return ok({ changes: [change('user', user.id, { ...user, roles: payload.roles, areas })] })
  },
})

const enabling = <Name extends 'user.enable' | 'user.disable'>(name: Name, enabled: boolean) =>
  defineCommand({
    name,
    kind: 'change',
    payload: z.object({ userId: UserId }),
    touches: ({ userId }) => [{ kind: 'user', id: userId }],
    decide(documents, { payload, actor }) {
      const user = documents.read('user', payload.userId)
      if (user === 'missing') return reject('document.unknown')
      if (user.id === actor && !enabled) return reject('user.ownAdministration')
      return ok({ changes: [change('user', user.id, { ...user, enabled })] })
    },
  })

export const userEnable = enabling('user.enable', true)
export const userDisable = enabling('user.disable', false)

/** Somebody is away until a day, or back (`null`). A day that is over is refused: it would change nothing. */
export const userSetAbsence = defineCommand({
  name: 'user.setAbsence',
  kind: 'change',
  payload: z.object({ userId: UserId, until: CivilDate.nullable() }),
  object: ({ userId }) => ({ kind: 'user', id: userId }),
  touches: ({ userId }) => [{ kind: 'user', id: userId }],
  decide(documents, { payload, actor, at }) {
    const user = documents.read('user', payload.userId)
    if (user === 'missing') return reject('document.unknown')
    if (payload.until !== null && payload.until < bogotaDate(at)) return reject('user.absenceOver')
    return ok({ changes: [change('user', user.id, { ...user, absentUntil: payload.until, absentBy: actor })] })
  },
})

/** What somebody knows, as a whole: a word that is left out is no skill of theirs any more. */
export const userSetSkills = defineCommand({
  name: 'user.setSkills',
  kind: 'change',
  payload: z.object({ userId: UserId, skills: Skills }),
  touches: ({ userId }) => [{ kind: 'user', id: userId }],
  decide(documents, { payload }) {
    const user = documents.read('user', payload.userId)
    if (user === 'missing') return reject('document.unknown')
    return ok({ changes: [change('user', user.id, { ...user, skills: payload.skills })] })
  },
})

const TeamFields = {
  name: Team.shape.name,
  queues: Team.shape.queues,
  coordinatorId: UserId.nullable(),
  portfolios: Team.shape.portfolios,
}

/** The first of a team's queues that there is not; those that it has already stay, whatever became of them. */
function unknownQueue(queues: readonly string[], before: readonly string[], known?: ReadonlySet<string>) {
  const unknown = known && queues.find((code) => !known.has(code) && !before.includes(code))
  return unknown === undefined ? null : reject('team.queueUnknown', { queue: unknown })
}

export const teamCreate = defineCommand({
  name: 'team.create',
  kind: 'change',
  payload: z.object({ teamId: TeamId, ...TeamFields }),
  touches: ({ teamId }) => [{ kind: 'team', id: teamId, creates: true }],
  namesQueues: ({ queues }) => queues.length > 0,
  decide(documents, { payload: { teamId, ...rest } }, { knownQueues }) {
    if (documents.read('team', teamId) !== 'missing') return reject('team.alreadyExists')
    const unknown = unknownQueue(rest.queues, [], knownQueues)
    if (unknown !== null) return unknown
    return ok({ changes: [change('team', teamId, { id: teamId, ...rest })] })
  },
})

export const teamEdit = defineCommand({
  name: 'team.edit',
  kind: 'change',
  payload: z.object({
    teamId: TeamId,
    name: TeamFields.name.optional(),
    queues: TeamFields.queues.optional(),
    coordinatorId: TeamFields.coordinatorId.optional(),
    portfolios: TeamFields.portfolios,
  }),
  touches: ({ teamId }) => [{ kind: 'team', id: teamId }],
  namesQueues: ({ queues }) => queues !== undefined && queues.length > 0,
  decide(documents, { payload }, { knownQueues }) {
    const team = documents.read('team', payload.teamId)
    if (team === 'missing') return reject('document.unknown')
    const unknown = unknownQueue(payload.queues ?? [], team.queues, knownQueues)
    if (unknown !== null) return unknown
    const next: Team = {
      ...team,
      name: payload.name ?? team.name,
      queues: payload.queues ?? team.queues,
      coordinatorId: payload.coordinatorId === undefined ? team.coordinatorId : payload.coordinatorId,
      ...(payload.portfolios === undefined ? {} : { portfolios: payload.portfolios }),
    }
    return ok({ changes: [change('team', team.id, next)] })
  },
})

export const identityCommands = [
  userCreate,
  userEdit,
  userSetRoles,
  userEnable,
  userDisable,
  userSetAbsence,
  userSetSkills,
  teamCreate,
  teamEdit,
]
