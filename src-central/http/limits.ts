import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { tokenOwners } from './token-owners.ts'

/** What one person asks for in a minute at most; of strangers, what one address does. */
const REQUESTS_PER_MINUTE = 6_000
/** So many people and addresses are counted at once. */
const COUNTED = 10_000

/** By address, also of somebody who says who they are: whoever signs in is nobody yet. */
export const byAddress = ({ ip }: FastifyRequest): string => ip

/**
 * The limit on everything. A whole site shares one address, so whoever has been let in is counted by themself; a token that
 * nobody has been let in with is a word that anybody can make up, and counts for its address.
 */
export async function limitRequests(app: FastifyInstance, perMinute = REQUESTS_PER_MINUTE): Promise<void> {
  const owners = tokenOwners()
  app.decorateRequest('letIn', null)
  app.addHook('onResponse', async (request) => {
    if (request.letIn !== null) owners.remember(request, request.letIn)
  })
  await app.register(rateLimit, {
    max: perMinute,
    timeWindow: '1 minute',
    cache: COUNTED,
    keyGenerator: (request) => owners.of(request) ?? byAddress(request),
  })
}
