import type { CentrePort, CommonHeadRequest, PushRequest } from '#shared/sync/protocol.ts'
import { signDelivery } from '../keys/delivery-key.ts'
import { CentreProblem } from './centre-errors.ts'
import type { HttpCentre } from './http-centre.ts'

/** The centre no longer takes this person's session: they were signed out, or disabled. */
const isOut = (failure: unknown): boolean =>
  failure instanceof CentreProblem &&
  (failure.status === 401 || (failure.status === 403 && failure.code === 'actor.disabled'))

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
  return {
    push: (request) => orSigned(centre.push(request), request, centre.lastPush, 'push'),
    pull: centre.pull,
    commonHead: (request) => orSigned(centre.commonHead(request), request, centre.lastCommonHead, 'common-head'),
  }
}
