import type { FastifyInstance } from 'fastify'
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
import type { AppParts } from './app.ts'
import { type Caller, callerWith } from './caller.ts'
import { problem } from './problems.ts'

/** A request speaks for the store it was signed in at. */
const sameStore = (caller: Caller, store: string): boolean => caller.session.store === store

/** Push, pull and the way back: the workstation's outbox and replica. */
export function syncRoutes(server: FastifyInstance, parts: AppParts): void {
  const app = server.withTypeProvider<ZodTypeProvider>()
  /** Nobody who pulls waits for these; the node does, at its end. */
  const remembering = new Set<Promise<void>>()
  app.addHook('onClose', async () => void (await Promise.all(remembering)))

  app.post('/push', { schema: { body: PushRequest, response: { 200: PushResponse } } }, async (request, reply) => {
    const caller = await callerWith(parts, request, reply)
    if (caller === null) return reply
    if (!sameStore(caller, request.body.store)) return problem(reply, 403, { code: 'session.otherStore' })
    const refused = pushRefused(request.body.protocol)
    if (refused !== null) return problem(reply, 426, { code: refused })
    return parts.engine.push(caller.user.id, request.body)
  })
  app.post('/pull', { schema: { body: PullRequest, response: { 200: PullResponse } } }, async (request, reply) => {
    const caller = await callerWith(parts, request, reply)
    if (caller === null) return reply
    if (!sameStore(caller, request.body.store)) return problem(reply, 403, { code: 'session.otherStore' })
    const refused = pullRefused(request.body.protocol)
    if (refused !== null) return problem(reply, 426, { code: refused })
    const seen = readCursor(parts.keys.cursor, request.body.cursors[HEAD_CURSOR] ?? '')
    const answer = await parts.engine.pull(caller.user.id, request.body)
    // A cursor of a history that is no more was told apart by the pull: then there is no page.
    if (seen !== null && answer.kind === 'page') {
      const { store } = request.body
      const remembered = acknowledgeHead(parts.client, store, seen.epoch, seen.head)
        .catch((failure) => request.log.error({ err: failure, store }, 'the head of a store was not remembered'))
        .finally(() => remembering.delete(remembered))
      remembering.add(remembered)
    }
    return answer
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
