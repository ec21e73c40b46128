import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { actions } from '#shared/model/policies.ts'
import { ExcludedListAnswer, LoadExcludedRequest } from '#shared/sync/api.ts'
import { excludedList, loadExcluded } from '../compliance/excluded-numbers.ts'
import type { AppParts } from './app-parts.ts'
import { callerWith } from './caller.ts'

/** The register of excluded numbers: loaded by a coordinator, looked up by the centre alone. */
export function complianceRoutes(server: FastifyInstance, parts: AppParts): void {
  const app = server.withTypeProvider<ZodTypeProvider>()
  app.post('/excluded-numbers', { schema: { response: { 200: ExcludedListAnswer } } }, async (request, reply) => {
    const caller = await callerWith(parts, request, reply, actions['excludedNumbers.read'])
    return caller === null ? reply : { list: await excludedList(parts.client) }
  })
  app.post(
    '/excluded-numbers/load',
    { schema: { body: LoadExcludedRequest, response: { 200: ExcludedListAnswer } } },
    async (request, reply) => {
      const caller = await callerWith(parts, request, reply, actions['excludedNumbers.load'])
      if (caller === null) return reply
      return { list: await loadExcluded(parts.client, request.body, caller.user.id, parts.now()) }
    },
  )
}
