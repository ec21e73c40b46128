import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { actions } from '#shared/model/policies.ts'
import { ActRequest } from '#shared/supervision/board.ts'
import { logNotSupervised, logSupervised } from '../log/events.ts'
import type { AppParts } from './app-parts.ts'
import { callerWith } from './caller.ts'
import { problem } from './problems.ts'

/** What a coordinator does with an advisor of theirs from the board. It is written to the log before it is done, and after it that nothing came of it. */
export function supervisionRoutes(server: FastifyInstance, parts: AppParts): void {
  const app = server.withTypeProvider<ZodTypeProvider>()
  app.post('/board/act', { schema: { body: ActRequest, response: { 204: z.null() } } }, async (request, reply) => {
    const caller = await callerWith(parts, request, reply, actions['board.act'])
    if (caller === null) return reply
    const { body } = request
    if (!parts.board.sees(caller.actor.coordinates).advisors.has(body.advisor))
      return problem(reply, 403, { code: 'supervision.notYours' })
    const pbx = parts.board.pbx()
    if (pbx === null || !pbx.can().includes(body.act)) return problem(reply, 503, { code: 'phone.pbxAway' })
    // First the log: nobody listens to a call without its having been written down.
    const log = { store: parts.store, now: parts.now }
    const said = { act: body.act, advisor: body.advisor, call: body.act === 'presence' ? null : body.call }
    await logSupervised(log, caller.user.id, said)
    const done = await pbx.perform({ ...body, by: caller.user.id })
    if (done.ok) return reply.code(204).send(null)
    await logNotSupervised(log, caller.user.id, said)
    return problem(reply, 422, done.error)
  })
}
