import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Role } from '#shared/kernel/roles.ts'
import { type Session, sessionOf } from '../identity/sessions.ts'
import { type IdentityParts, type KnownPerson, personOf } from '../identity/sign-in.ts'
import { problem } from './problems.ts'

export interface Caller extends KnownPerson {
  readonly session: Session
}

/** The signed-in person behind a request, read from the database now; null when there is none, and then it is answered. */
export async function callerOf(
  parts: IdentityParts,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Caller | null> {
  const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1]
  const session = token === undefined ? null : await sessionOf(parts.client, token, parts.now())
  const known = session === null ? null : await personOf(parts, session.userId)
  if (session === null || known === null) {
    problem(reply, 401, { code: 'session.ended' })
    return null
  }
  return { ...known, session }
}

/** As {@link callerOf}, and enabled, and with one of these roles where any are named. */
export async function callerWith(
  parts: IdentityParts,
  request: FastifyRequest,
  reply: FastifyReply,
  roles: readonly Role[] = [],
): Promise<Caller | null> {
  const caller = await callerOf(parts, request, reply)
  if (caller === null) return null
  if (!caller.user.enabled) {
    problem(reply, 403, { code: 'actor.disabled' })
    return null
  }
  if (roles.length > 0 && !roles.some((role) => caller.actor.roles.includes(role))) {
    problem(reply, 403, { code: 'policy.role' })
    return null
  }
  return caller
}
