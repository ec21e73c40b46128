import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { FirstContactReturns } from '#shared/indicators/first-contact-returns.ts'
import { actions } from '#shared/model/policies.ts'
import { firstContactReturns } from '../indicators/first-contact-returns.ts'
import type { AppParts } from './app-parts.ts'
import { callerWith } from './caller.ts'

/** Numbers that only the centre can tell, of the caller alone. */
export function indicatorRoutes(server: FastifyInstance, parts: AppParts): void {
  const app = server.withTypeProvider<ZodTypeProvider>()
  app.post(
    '/indicators/first-contact-returns',
    { schema: { response: { 200: FirstContactReturns } } },
    async (request, reply) => {
      const caller = await callerWith(parts, request, reply, actions['firstContact.read'])
      return caller === null ? reply : firstContactReturns(parts.client, caller.user.id, parts.now())
    },
  )
}
