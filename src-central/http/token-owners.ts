import type { FastifyRequest } from 'fastify'
import { tokenHash } from '../identity/tokens.ts'

/** So many tokens are kept in mind; those that came first go first. */
const KEPT = 10_000

/** Whose a token is never changes; whether it still opens is the database's to say, each time. */
export interface TokenOwners {
  of(request: FastifyRequest): string | undefined
  remember(access: string | undefined, userId: string): void
  /** What opens nothing any more is from now on like one that somebody has made up. */
  forget(ended: { readonly hash: string } | { readonly allOf: string }): void
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
    forget(ended) {
      if ('hash' in ended) owners.delete(ended.hash)
      else for (const [hash, owner] of owners) if (owner === ended.allOf) owners.delete(hash)
    },
  }
}
