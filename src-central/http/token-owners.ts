import type { FastifyRequest } from 'fastify'
import { tokenHash } from '../identity/tokens.ts'

/** So many tokens are kept in mind; those that came first go first. */
const KEPT = 10_000

/** Whose a token is never changes; whether it still opens is the database's to say, each time. */
export interface TokenOwners {
  of(request: FastifyRequest): string | undefined
  remember(access: string | undefined, userId: string): void
  /** It opens nothing any more: from now on it is like one that somebody has made up. */
  forget(request: FastifyRequest): void
}

/** The access token that a request comes with, if any. */
export const accessOf = (request: FastifyRequest): string | undefined =>
  /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1]

/** Whose the access tokens are that have been given or let in at this node, by their hashes. */
export function tokenOwners(): TokenOwners {
  const owners = new Map<string, string>()
  return {
    of(request) {
      const token = accessOf(request)
      return token === undefined ? undefined : owners.get(tokenHash(token))
    },
    remember(access, userId) {
      if (access === undefined) return
      owners.set(tokenHash(access), userId)
      const [first] = owners.keys()
      if (owners.size > KEPT && first !== undefined) owners.delete(first)
    },
    forget(request) {
      const token = accessOf(request)
      if (token !== undefined) owners.delete(tokenHash(token))
    },
  }
}
