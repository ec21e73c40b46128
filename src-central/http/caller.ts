import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Role } from '#shared/kernel/roles.ts'
import type { IdentityParts } from '../identity/identity-parts.ts'
import { type KnownPerson, type MayHaveToChange, personBehind, sessionBehind } from '../identity/known-person.ts'
import type { Session } from '../identity/sessions.ts'
import { problem } from './problems.ts'
import { accessOf } from './token-owners.ts'

export interface Caller extends KnownPerson, MayHaveToChange {
  readonly session: Session
}

/** An administrator knows the password that they came with: it opens what changes it, and nothing else. */
const MUST_CHANGE = { code: 'session.mustChangePassword' }

/** The signed-in person behind a request, read from the database now; null when there is none, and then it is answered. */
export async function callerOf(
  parts: IdentityParts,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Caller | null> {
  const token = accessOf(request)
  const caller = token === undefined ? null : await personBehind(parts, token)
  if (caller === null) problem(reply, 401, { code: 'session.ended' })
  else request.letIn = caller.user.id
  return caller
}

/** The session of an enabled person behind a request, read from the database now; null as in {@link callerOf}. */
export async function sessionWith(
  parts: IdentityParts,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Session | null> {
  const token = accessOf(request)
  const session = token === undefined ? null : await sessionBehind(parts, token)
  if (session !== null) request.letIn = session.userId
  if (session === null) problem(reply, 401, { code: 'session.ended' })
  else if (!session.enabled) problem(reply, 403, { code: 'actor.disabled' })
  else if (session.mustChange) problem(reply, 403, MUST_CHANGE)
  else return session
  return null
}

/** As {@link callerOf}, and enabled; also with an initial password, for what its change and a sign-out ask for. */
export async function enabledCaller(
  parts: IdentityParts,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Caller | null> {
  const caller = await callerOf(parts, request, reply)
  if (caller === null || caller.user.enabled) return caller
  problem(reply, 403, { code: 'actor.disabled' })
  return null
}

/** As {@link enabledCaller}, with a password of their own, and with one of these roles where any are named. */
export async function callerWith(
  parts: IdentityParts,
  request: FastifyRequest,
  reply: FastifyReply,
  roles: readonly Role[] = [],
): Promise<Caller | null> {
  const caller = await enabledCaller(parts, request, reply)
  if (caller === null) return null
  if (caller.mustChange) {
    problem(reply, 403, MUST_CHANGE)
    return null
  }
  if (roles.length > 0 && !roles.some((role) => caller.actor.roles.includes(role))) {
    problem(reply, 403, { code: 'policy.role' })
    return null
  }
  return caller
}
