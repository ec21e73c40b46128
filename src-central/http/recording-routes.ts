import { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import {
  ListenResponse,
  RecordingParams,
  RecordingsRequest,
  RecordingsResponse,
  SoundQuery,
} from '#shared/recordings/api.ts'
import { beginListening, heardIn, type ListeningParts, recordingsFor } from '../recordings/listening.ts'
import { byteRange, soundOf } from '../recordings/sound.ts'
import type { AppParts } from './app-parts.ts'
import { callerWith } from './caller.ts'
import { problem } from './problems.ts'

const WAV = 'audio/wav'

/** What was recorded of a call. What somebody may not hear and what does not exist answer alike. */
export function recordingRoutes(server: FastifyInstance, parts: AppParts): void {
  const app = server.withTypeProvider<ZodTypeProvider>()
  const hearing: ListeningParts = parts

  app.post(
    '/recordings/of',
    { schema: { body: RecordingsRequest, response: { 200: RecordingsResponse } } },
    async (request, reply) => {
      const caller = await callerWith(parts, request, reply)
      if (caller === null) return reply
      const found = await recordingsFor(hearing, caller.actor, request.body.call)
      return found ?? problem(reply, 404, { code: 'document.unknown' })
    },
  )
  app.post(
    '/recordings/:id/listen',
    { schema: { params: RecordingParams, response: { 200: ListenResponse } } },
    async (request, reply) => {
      const caller = await callerWith(parts, request, reply)
      if (caller === null) return reply
      const listening = await beginListening(hearing, caller.actor, request.params.id)
      return listening === null ? problem(reply, 404, { code: 'document.unknown' }) : { listening }
    },
  )
  app.get(
    '/recordings/:id/sound',
    { schema: { params: RecordingParams, querystring: SoundQuery } },
    async (request, reply) => {
      const caller = await callerWith(parts, request, reply)
      if (caller === null) return reply
      const found = await heardIn(hearing, caller.actor, request.params.id, request.query.listening)
      if (found === null) return problem(reply, 404, { code: 'document.unknown' })
      reply.header('accept-ranges', 'bytes').header('cache-control', 'no-store')
      const range = byteRange(request.headers.range, found.size)
      if (range === null) {
        reply.header('content-range', `bytes */${found.size}`)
        return problem(reply, 416, { code: 'request.malformed' })
      }
      const part = range.last - range.first + 1
      if (part < found.size) reply.code(206).header('content-range', `bytes ${range.first}-${range.last}/${found.size}`)
      return reply
        .header('content-length', part)
        .type(WAV)
        .send(Readable.from(soundOf(parts.client, parts.keys.cursor, found, range), { objectMode: false }))
    },
  )
}
