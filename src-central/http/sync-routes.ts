import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { UndeliveredRequest } from '#shared/sync/api.ts'
import {
  CommonHeadRequest,
  CommonHeadResponse,
  HEAD_CURSOR,
  PullRequest,
  PullResponse,
  PushRequest,
  PushResponse,
} from '#shared/sync/protocol.ts'
import type { Session } from '../identity/sessions.ts'
import { tokenHash } from '../identity/tokens.ts'
import { rememberUndelivered } from '../identity/undelivered.ts'
import { acknowledgedHeads } from '../log/acknowledged-heads.ts'
import { rememberLostHead } from '../log/known-heads.ts'
import { readCursor } from '../sync/cursors.ts'
import { pullRefused, pushRefused } from '../sync/protocols.ts'
import { NotAdmitted } from '../sync/take.ts'
import type { AppParts } from './app-parts.ts'
import { type Caller, callerWith, enabledCaller, sessionWith } from './caller.ts'
import { problem } from './problems.ts'
import { accessOf, tokenOwners } from './token-owners.ts'

/** A request speaks for the store it was signed in at. */
const sameStore = (caller: Caller, store: string): boolean => caller.session.store === store

type SyncRequest = FastifyRequest<{ Body: { readonly store: string } }>

/** Push, pull and the way back: the workstation's outbox and replica. */
export function syncRoutes(server: FastifyInstance, parts: AppParts): void {
  const app = server.withTypeProvider<ZodTypeProvider>()
  const heads = acknowledgedHeads(parts.client, (failure) =>
    app.log.error({ err: failure }, 'heads were not remembered'),
  )
  app.addHook('onClose', heads.end)

  const owners = tokenOwners()

  /** Whether somebody may exchange with this protocol for that store; null: they may not, and have been told so. */
  async function admit(request: SyncRequest, reply: FastifyReply, refused: string | null): Promise<Session | null> {
    const session = await sessionWith(parts, request, reply)
    if (session === null) {
      owners.forget({ hash: tokenHash(accessOf(request) ?? '') })
      return null
    }
    if (session.store !== request.body.store) problem(reply, 403, { code: 'session.otherStore' })
    else if (refused !== null) problem(reply, 426, { code: refused })
    else return session
    return null
  }
  /**
   * Whoever has been let in with this token before is served while it is looked up whether they still may: nothing is
   * changed and nothing answered before that is known. Null: they may not, and have been told so.
   */
  async function serve<T>(
    request: SyncRequest,
    reply: FastifyReply,
    refused: string | null,
    work: (userId: string, admitted: Promise<void>) => Promise<T>,
  ): Promise<T | null> {
    const owner = owners.of(request)
    if (owner === undefined) {
      const session = await admit(request, reply, refused)
      if (session === null) return null
      owners.remember(accessOf(request), session.userId)
      return work(session.userId, Promise.resolve())
    }
    // Asked before the work asks for its connection: when all are taken, none of them waits for a look that waits for one.
    const admission = admit(request, reply, refused)
    const admitted = admission.then((session) => {
      if (session === null) throw new NotAdmitted()
    })
    try {
      const [answer] = await Promise.all([work(owner, admitted), admitted])
      return answer
    } catch (failure) {
      if (failure instanceof NotAdmitted || (await admission) === null) return null
      throw failure
    }
  }

  app.post('/push', { schema: { body: PushRequest, response: { 200: PushResponse } } }, async (request, reply) => {
    const push = (userId: string, admitted: Promise<void>) => parts.engine.push(userId, request.body, admitted)
    return (await serve(request, reply, pushRefused(request.body.protocol), push)) ?? reply
  })
  app.post('/pull', { schema: { body: PullRequest, response: { 200: PullResponse } } }, async (request, reply) => {
    const seen = readCursor(parts.keys.cursor, request.body.cursors[HEAD_CURSOR] ?? '')
    const pull = (userId: string, admitted: Promise<void>) => parts.engine.pull(userId, request.body, admitted)
    const answer = await serve(request, reply, pullRefused(request.body.protocol), pull)
    // A cursor of a history that is no more was told apart by the pull: then there is no page.
    if (seen !== null && answer?.kind === 'page') heads.saw(request.body.store, seen.epoch, seen.head)
    return answer ?? reply
  })
  app.post(
    '/common-head',
    { schema: { body: CommonHeadRequest, response: { 200: CommonHeadResponse } } },
    async (request, reply) => {
      const caller = await callerWith(parts, request, reply)
      if (caller === null) return reply
      if (!sameStore(caller, request.body.store)) return problem(reply, 403, { code: 'session.otherStore' })
      const sealed = readCursor(parts.keys.cursor, request.body.sealed ?? '')
      // The heads alone anybody can make up, and the log would be found cut off for ever.
      if (sealed !== null) await rememberLostHead(parts.client, request.body.store, request.body.recovery, sealed)
      return parts.engine.commonHead(caller.user.id, request.body)
    },
  )
  app.post(
    '/undelivered',
    { schema: { body: UndeliveredRequest, response: { 204: z.null() } } },
    async (request, reply) => {
      const caller = await enabledCaller(parts, request, reply)
      if (caller === null) return reply
      if (!sameStore(caller, request.body.store)) return problem(reply, 403, { code: 'session.otherStore' })
      await rememberUndelivered(parts.client, caller.session, request.body.count, parts.now())
      return reply.code(204).send(null)
    },
  )
}
