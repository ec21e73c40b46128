import type { FastifyInstance, FastifyReply } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { z } from 'zod'
import { SignedPiece, StandingRequest } from '#shared/attachments/protocol.ts'
import { LastDelivered, LastDelivery } from '#shared/sync/last-delivery.ts'
import { CommonHeadRequest, PushRequest } from '#shared/sync/protocol.ts'
import { putPiece, standingOf } from '../attachments/exchange.ts'
import { signerOf } from '../identity/delivery.ts'
import { personOf } from '../identity/known-person.ts'
import { pushRefused } from '../sync/protocols.ts'
import type { AppParts } from './app-parts.ts'
import { attachmentParts } from './attachment-routes.ts'
import { problem } from './problems.ts'

/** The one door of a disabled person's workstation: no session, a signature. What it brings is kept, not decided. */
export function lastDeliveryRoutes(server: FastifyInstance, parts: AppParts): void {
  const app = server.withTypeProvider<ZodTypeProvider>()
  app.post(
    '/last-delivery',
    {
      config: { rateLimit: { max: 600, timeWindow: '1 minute' } },
      schema: { body: LastDelivery, response: { 200: LastDelivered } },
    },
    async ({ body }, reply) => {
      const signer = await signerOf(parts.client, body)
      const known = signer === null ? null : await personOf(parts, signer)
      // Whoever is enabled signs in: a key that was copied with a store opens nothing.
      if (known === null || known.user.enabled) return problem(reply, 401, { code: 'session.ended' })
      if (body.kind === 'push') {
        const request = read(PushRequest, body.body)
        if (request === null || request.store !== body.store) return malformed(reply)
        const refused = pushRefused(request.protocol)
        if (refused !== null) return problem(reply, 426, { code: refused })
        return parts.engine.push(known.user.id, request)
      }
      if (body.kind === 'standing') {
        const request = read(StandingRequest, body.body)
        if (request === null) return malformed(reply)
        return { standing: await standingOf(attachmentParts(parts), known.actor, request.asked) }
      }
      if (body.kind === 'piece') {
        const request = read(SignedPiece, body.body)
        if (request === null) return malformed(reply)
        return putPiece(attachmentParts(parts), known.user.id, request, Buffer.from(request.bytes, 'base64'))
      }
      const request = read(CommonHeadRequest, body.body)
      if (request === null || request.store !== body.store) return malformed(reply)
      return parts.engine.commonHead(known.user.id, request)
    },
  )
}

const malformed = (reply: FastifyReply) => problem(reply, 400, { code: 'request.malformed' })

function read<T>(shape: z.ZodType<T>, text: string): T | null {
  try {
    return shape.safeParse(JSON.parse(text)).data ?? null
  } catch {
    // Not JSON, though its owner signed it.
    return null
  }
}
