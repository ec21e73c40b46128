import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { PIECE_BYTES } from '#shared/attachments/limits.ts'
import {
  PieceAnswer,
  PiecePlace,
  ReadPieceRequest,
  StandingRequest,
  StandingResponse,
} from '#shared/attachments/protocol.ts'
import { type AttachmentParts, openPiece, putPiece, standingOf } from '../attachments/exchange.ts'
import type { AppParts } from './app-parts.ts'
import { callerWith } from './caller.ts'
import { problem } from './problems.ts'

const BYTES = 'application/octet-stream'

export const attachmentParts = ({ client, store, model, now, broker }: AppParts): AttachmentParts => ({
  client,
  store,
  model,
  now,
  published: broker.publish,
})

/** Files of cases, in pieces that resume; ids travel in bodies and queries, names never. */
export function attachmentRoutes(server: FastifyInstance, parts: AppParts): void {
  const app = server.withTypeProvider<ZodTypeProvider>()
  const files = attachmentParts(parts)
  app.addContentTypeParser(BYTES, { parseAs: 'buffer', bodyLimit: PIECE_BYTES }, (_, body, done) => done(null, body))

  app.post(
    '/attachments/standing',
    { schema: { body: StandingRequest, response: { 200: StandingResponse } } },
    async (request, reply) => {
      const caller = await callerWith(parts, request, reply)
      if (caller === null) return reply
      return { standing: await standingOf(files, caller.actor, request.body.asked) }
    },
  )
  app.put(
    '/attachments/piece',
    { schema: { querystring: PiecePlace, response: { 200: PieceAnswer } } },
    async (request, reply) => {
      const caller = await callerWith(parts, request, reply)
      if (caller === null) return reply
      if (!Buffer.isBuffer(request.body)) return problem(reply, 400, { code: 'request.malformed' })
      return putPiece(files, caller.actor.id, request.query, request.body)
    },
  )
  app.post('/attachments/read', { schema: { body: ReadPieceRequest } }, async (request, reply) => {
    const caller = await callerWith(parts, request, reply)
    if (caller === null) return reply
    const bytes = await openPiece(files, caller.actor, request.body)
    if (bytes === null) return problem(reply, 404, { code: 'document.unknown' })
    return reply.type(BYTES).send(Buffer.from(bytes))
  })
}
