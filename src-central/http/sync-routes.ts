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
import { rememberUndelivered } from '../identity/undelivered.ts'
import { acknowledgeHead, rememberLostHead } from '../log/known-heads.ts'
import { readCursor } from '../sync/cursors.ts'
import { pullRefused, pushRefused } from '../sync/protocols.ts'
import { NotAdmitted } from '../sync/take.ts'
import type { AppParts } from './app.ts'
import { type Caller, callerWith } from './caller.ts'
import { problem } from './problems.ts'
import { tokenOwners } from './token-owners.ts'

/** A request speaks for the store it was signed in at. */
const sameStore = (caller: Caller, store: string): boolean => caller.session.store === store

type SyncRequest = FastifyRequest<{ Body: { readonly store: string } }>

/** Push, pull and the way back: the workstation's outbox and replica. */
export function syncRoutes(server: FastifyInstance, parts: AppParts): void {
  const app = server.withTypeProvider<ZodTypeProvider>()
  /** Nobody who pulls waits for these; the node does, at its end. */
  const remembering = new Set<Promise<void>>()
  app.addHook('onClose', async () => void (await Promise.all(remembering)))

  const owners = tokenOwners()

  /** Whether somebody may exchange with this protocol for that store; null: they may not, and have been told so. */
  async function admit(request: SyncRequest, reply: FastifyReply, refused: string | null): Promise<Caller | null> {
    const caller = await callerWith(parts, request, reply)
    if (caller === null) return null
    if (!sameStore(caller, request.body.store)) problem(reply, 403, { code: 'session.otherStore' })
    else if (refused !== null) problem(reply, 426, { code: refused })
    else return caller
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
    const admission = admit(request, reply, refused)
    if (owner === undefined) {
      const caller = await admission
      if (caller === null) return null
      owners.remember(request, caller.user.id)
      return work(caller.user.id, Promise.resolve())
    }
    const admitted = admission.then((caller) => {
      if (caller === null) throw new NotAdmitted()
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
    if (seen !== null && answer?.kind === 'page') {
      const { store } = request.body
      const remembered = acknowledgeHead(parts.client, store, seen.epoch, seen.head)
        .catch((failure) => request.log.error({ err: failure, store }, 'the head of a store was not remembered'))
        .finally(() => remembering.delete(remembered))
      remembering.add(remembered)
    }
    return answer ?? reply
  })
  app.post(
    '/common-head',
    { schema: { body: CommonHeadRequest, response: { 200: CommonHeadResponse } } },
    async (request, reply) => {
      const caller = await callerWith(parts, request, reply)
      if (caller === null) return reply
      if (!sameStore(caller, request.body.store)) return problem(reply, 403, { code: 'session.otherStore' })
      await rememberLostHead(parts.client, request.body.store, request.body.heads)
      return parts.engine.commonHead(caller.user.id, request.body)
    },
  )
  app.post(
    '/undelivered',
    { schema: { body: UndeliveredRequest, response: { 204: z.null() } } },
    async (request, reply) => {
      const caller = await callerWith(parts, request, reply)
      if (caller === null) return reply
      if (!sameStore(caller, request.body.store)) return problem(reply, 403, { code: 'session.otherStore' })
      await rememberUndelivered(parts.client, caller.session, request.body.count, parts.now())
      return reply.code(204).send(null)
    },
  )
}
