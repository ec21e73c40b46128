import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import {
  ChangePasswordRequest,
  InitialPasswordRequest,
  OpenedKey,
  OpenKeyRequest,
  RefreshRequest,
  RevokeRequest,
  SignedIn,
  SignInRequest,
  Tokens,
} from '#shared/sync/api.ts'
import { openSealedKey } from '../identity/recovery-key.ts'
import { endSession, endSessionsOf, refreshSession } from '../identity/sessions.ts'
import { changePassword, setInitialPassword, signIn } from '../identity/sign-in.ts'
import { tokenHash } from '../identity/tokens.ts'
import { countOpening } from '../identity/tries.ts'
import { logKeyRecovery } from '../log/events.ts'
import type { AppParts } from './app-parts.ts'
import { callerOf, callerWith, enabledCaller } from './caller.ts'
import { byAddress } from './limits.ts'
import { problem } from './problems.ts'
import { accessOf } from './token-owners.ts'

/** A whole site shares one address: the limit by address is wide, a login that is guessed at rests by itself (identity/tries.ts). */
const BY_ADDRESS = 600
const NOTHING = z.null()

export function sessionRoutes(server: FastifyInstance, parts: AppParts): void {
  const app = server.withTypeProvider<ZodTypeProvider>()
  const siteWide = {
    rateLimit: { max: parts.signInsPerMinute ?? BY_ADDRESS, timeWindow: '1 minute', keyGenerator: byAddress },
  }

  app.post(
    '/session',
    { config: siteWide, schema: { body: SignInRequest, response: { 200: SignedIn } } },
    async (request, reply) => {
      const signed = await signIn(parts, request.body)
      if (!signed.ok) return problem(reply, signed.error.code === 'session.resting' ? 429 : 401, signed.error)
      request.given = { access: signed.value.tokens.access, userId: signed.value.person.id }
      return signed.value
    },
  )
  app.post(
    '/session/refresh',
    { config: siteWide, schema: { body: RefreshRequest, response: { 200: Tokens } } },
    async (request, reply) => {
      const refreshed = await refreshSession(parts.client, request.body.refresh, parts.now())
      if (refreshed === null) return problem(reply, 401, { code: 'session.ended' })
      request.given = { access: refreshed.tokens.access, userId: refreshed.userId }
      request.ended = { hash: refreshed.replaced }
      return refreshed.tokens
    },
  )
  app.post('/session/end', { schema: { response: { 204: NOTHING } } }, async (request, reply) => {
    const caller = await callerOf(parts, request, reply)
    if (caller === null) return reply
    await endSession(parts.client, caller.session.id, parts.now())
    // Nobody is let in with this token any more.
    request.letIn = null
    request.ended = { hash: tokenHash(accessOf(request) ?? '') }
    return reply.code(204).send(null)
  })
  app.post(
    '/password',
    { schema: { body: ChangePasswordRequest, response: { 204: NOTHING } } },
    async (request, reply) => {
      const caller = await enabledCaller(parts, request, reply)
      if (caller === null) return reply
      const changed = await changePassword(
        parts,
        caller.user.id,
        caller.session.id,
        request.body.current,
        request.body.next,
      )
      if (changed.ok) request.ended = { allOf: caller.user.id }
      return changed.ok ? reply.code(204).send(null) : problem(reply, 422, changed.error)
    },
  )
  app.post(
    '/recovery/open',
    {
      config: siteWide,
      schema: { body: OpenKeyRequest, response: { 200: OpenedKey } },
    },
    async (request, reply) => {
      // The store may have to be opened by it before the password can be changed in it.
      const caller = await enabledCaller(parts, request, reply)
      if (caller === null) return reply
      if (!(await countOpening(parts.client, caller.user.id, parts.now())))
        return problem(reply, 429, { code: 'request.tooMany' })
      const opened = openSealedKey(parts.keys.recovery, request.body.sealed, caller.user.id, request.body.store)
      if (!opened.ok) return problem(reply, 422, opened.error)
      await logKeyRecovery(parts, caller.user.id)
      return { key: opened.value.toString('base64url') }
    },
  )
  app.post(
    '/users/initial-password',
    { schema: { body: InitialPasswordRequest, response: { 204: NOTHING } } },
    async (request, reply) => {
      if ((await callerWith(parts, request, reply, ['it_admin'])) === null) return reply
      const set = await setInitialPassword(parts, request.body.userId, request.body.login, request.body.password)
      if (set.ok) request.ended = { allOf: request.body.userId }
      return set.ok ? reply.code(204).send(null) : problem(reply, 422, set.error)
    },
  )
  app.post('/users/revoke', { schema: { body: RevokeRequest, response: { 204: NOTHING } } }, async (request, reply) => {
    if ((await callerWith(parts, request, reply, ['it_admin'])) === null) return reply
    await endSessionsOf(parts.client, request.body.userId, parts.now())
    request.ended = { allOf: request.body.userId }
    return reply.code(204).send(null)
  })
}
