import { createHash, timingSafeEqual } from 'node:crypto'
import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { instantOf } from '#shared/kernel/instants.ts'
import { HandedOver, HandOver, LARGEST_RECORDING, RecordingKind, RecordingName } from '#shared/recordings/api.ts'
import { receiveRecording } from '../recordings/receive.ts'
import type { AppParts } from './app-parts.ts'
import { problem } from './problems.ts'

const WAV = 'audio/wav'
const Params = z.object({ kind: RecordingKind, name: RecordingName })

/** The PBX's own token; what is compared says nothing of how far it was right. */
function isPbx(request: FastifyRequest, tokenSha256: string): boolean {
  const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? ''
  return timingSafeEqual(createHash('sha256').update(token).digest(), Buffer.from(tokenSha256, 'hex'))
}

/**
 * The PBX hands over what it recorded, file by file, until this says that it has it (configuration/hand-over.ts). A refusal
 * of 422 will be one the next time as well; whatever else fails, the PBX tries again.
 */
export function handOverRoutes(server: FastifyInstance, parts: AppParts): void {
  const app = server.withTypeProvider<ZodTypeProvider>()
  // The sound is sealed as it comes, and never held whole.
  app.addContentTypeParser(WAV, { bodyLimit: LARGEST_RECORDING }, (_, body, done) => done(null, body))
  app.put(
    '/pbx/recordings/:kind/:name',
    { bodyLimit: LARGEST_RECORDING, schema: { params: Params, querystring: HandOver, response: { 200: HandedOver } } },
    async (request, reply) => {
      const { pbx } = parts
      if (pbx === null || pbx.recordings === null) return problem(reply, 503, { code: 'phone.noPbx' })
      if (!isPbx(request, pbx.recordings.tokenSha256)) return problem(reply, 401, { code: 'session.ended' })
      if (!(request.body instanceof Readable)) return problem(reply, 400, { code: 'request.malformed' })
      const { kind, name } = request.params
      const { size, sha256 } = request.query
      const file = {
        pbx: pbx.name,
        kind,
        name: name.name,
        call: name.call,
        begunAt: instantOf(name.begunMs),
        size,
        sha256,
      }
      const taken = await receiveRecording(
        { client: parts.client, key: parts.keys.cursor, now: parts.now },
        file,
        request.body,
      )
      return taken.ok ? { size, sha256 } : problem(reply, 422, taken.error)
    },
  )
}
