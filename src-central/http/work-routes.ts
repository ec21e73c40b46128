import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { actions } from '#shared/model/policies.ts'
import { ListRequest, ListResult, SettleRequest } from '#shared/sync/api.ts'
import { aheadFor } from '../identity/ahead.ts'
import { isKeptFor, keptFor } from '../identity/kept-for.ts'
import { undeliveredFor } from '../identity/undelivered.ts'
import type { AppParts } from './app-parts.ts'
import { callerWith } from './caller.ts'
import { problem } from './problems.ts'

/** Why a command is on a list. */
const WHY = { deposits: 'deposited', recovery: 'recovery' } as const

/** What a coordinator asks online: the lists that lie at the centre. */
export function workRoutes(server: FastifyInstance, parts: AppParts): void {
  const app = server.withTypeProvider<ZodTypeProvider>()

  app.post('/lists', { schema: { body: ListRequest, response: { 200: ListResult } } }, async (request, reply) => {
    const caller = await callerWith(parts, request, reply, actions['lists.read'])
    if (caller === null) return reply
    const { list, ...page } = request.body
    switch (list) {
      case 'undelivered':
        return undeliveredFor(parts.client, caller.actor, page)
      case 'ahead':
        return aheadFor(parts.client, caller.actor, page)
      case 'deposits':
      case 'recovery':
        return keptFor(parts.client, caller.actor, WHY[list], page)
    }
  })
  app.post(
    '/lists/settle',
    { schema: { body: SettleRequest, response: { 204: z.null() } } },
    async (request, reply) => {
      const caller = await callerWith(parts, request, reply, actions['lists.settle'])
      if (caller === null) return reply
      const { list, commandId, how } = request.body
      const why = WHY[list]
      if (!(await isKeptFor(parts.client, caller.actor, why, commandId)))
        return problem(reply, 422, { code: 'kept.unknown' })
      const settled = await parts.engine.settleKept({
        commandId,
        why,
        how: how === 'apply' ? 'applied' : 'setAside',
        by: caller.user.id,
        reason: request.body.how === 'apply' ? '' : request.body.reason,
      })
      return settled.ok ? reply.code(204).send(null) : problem(reply, 422, settled.error)
    },
  )
  app.post('/recovery/end', { schema: { response: { 204: z.null() } } }, async (request, reply) => {
    if ((await callerWith(parts, request, reply, actions['recovery.end'])) === null) return reply
    await parts.engine.endRecovery()
    return reply.code(204).send(null)
  })
}
