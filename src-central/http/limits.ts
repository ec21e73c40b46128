import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { tokenHash } from '../identity/tokens.ts'
import { accessOf, tokenOwners } from './token-owners.ts'

/** What one person asks for in a minute at most; of strangers, what one address does. */
const REQUESTS_PER_MINUTE = 6_000
/** So many people and addresses are counted at once. */
const COUNTED = 10_000

/** By address, also of somebody who says who they are: whoever signs in is nobody yet. */
export const byAddress = ({ ip }: FastifyRequest): string => ip

declare module 'fastify' {
  interface FastifyRequest {
    /** Who was let in with it; null: nobody yet. */
    letIn: string | null
    /** The access token that it was answered with, and whose it is; null: none. */
    given: { readonly access: string; readonly userId: string } | null
    /** The access tokens that open nothing from now on: one by its hash, or all of a person but this request's; null: none. */
    ended: { readonly hash: string } | { readonly allOf: string } | null
  }
}

/**
 * The limit on everything. A whole site shares one address, so whoever has signed in is counted by themself, from their first
 * request on: whatever somebody else there asks for does not keep them out. A token that opens nothing, whether it is made up or
 * was ended, is a word that anybody can have, and counts for its address.
 */
export async function limitRequests(app: FastifyInstance, perMinute = REQUESTS_PER_MINUTE): Promise<void> {
  const owners = tokenOwners()
  app.decorateRequest('letIn', null)
  app.decorateRequest('given', null)
  app.decorateRequest('ended', null)
  app.addHook('onResponse', async (request, reply) => {
    const { given, letIn, ended } = request
    if (ended !== null) owners.forget(ended)
    if (given !== null) owners.remember(given.access, given.userId)
    if (letIn !== null) owners.remember(accessOf(request), letIn)
    else if (reply.statusCode === 401) owners.forget({ hash: tokenHash(accessOf(request) ?? '') })
  })
  await app.register(rateLimit, {
    max: perMinute,
    timeWindow: '1 minute',
    cache: COUNTED,
    keyGenerator: (request) => owners.of(request) ?? byAddress(request),
  })
}
