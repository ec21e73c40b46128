import type { CentrePort, CommonHeadRequest, PullRequest, PushRequest } from '#shared/sync/protocol.ts'
import { signDelivery } from '../keys/delivery-key.ts'
import { CentreProblem } from './centre-errors.ts'
import type { HttpCentre } from './http-centre.ts'

/** The centre no longer takes this person's session: they were signed out, or disabled. */
const isOut = (failure: unknown): boolean =>
  failure instanceof CentreProblem &&
  (failure.status === 401 || (failure.status === 403 && failure.code === 'actor.disabled'))

/** The store has gone through none: the answer is not about one. */
const NO_RECOVERY = '00000000-0000-0000-0000-000000000000'

/**
 * The centre as before, but what a disabled person has left in the outbox is delivered signed, without a session. Whoever
 * was only signed out is told so as before.
 * @param key the store's delivery key, or null where there is none
 */
export function lastDelivering(centre: HttpCentre, key: Uint8Array | null): CentrePort {
  async function orSigned<T>(
    asked: Promise<T>,
    request: PushRequest | CommonHeadRequest,
    signed: (said: ReturnType<typeof signDelivery>) => Promise<T>,
    kind: 'push' | 'common-head',
  ): Promise<T> {
    try {
      return await asked
    } catch (failure) {
      if (key === null || !isOut(failure)) throw failure
      return signed(signDelivery(key, { store: request.store, kind, body: JSON.stringify(request) }))
    }
  }
  async function isDisabled({ protocol, store, heard }: PullRequest): Promise<boolean> {
    if (key === null) return false
    const asked: CommonHeadRequest = { protocol, store, recovery: heard ?? NO_RECOVERY, heads: [] }
    try {
      await centre.lastCommonHead(signDelivery(key, { store, kind: 'common-head', body: JSON.stringify(asked) }))
      return true
    } catch (failure) {
      if (failure instanceof CentreProblem) return false
      throw failure
    }
  }
  return {
    push: (request) => orSigned(centre.push(request), request, centre.lastPush, 'push'),
    async pull(request) {
      try {
        return await centre.pull(request)
      } catch (failure) {
        // A session that was ended may be a disabled person's: only the signed door tells the two apart.
        if (key === null || !isOut(failure) || !(await isDisabled(request))) throw failure
        throw new CentreProblem(403, 'actor.disabled')
      }
    },
    commonHead: (request) => orSigned(centre.commonHead(request), request, centre.lastCommonHead, 'common-head'),
  }
}
