import type { z } from 'zod'
import { type AttachmentCentre, PieceAnswer, StandingResponse } from '#shared/attachments/protocol.ts'
import type { StoreId } from '#shared/kernel/ids.ts'
import type { LastDelivery } from '#shared/sync/last-delivery.ts'
import {
  type CentrePort,
  type CommonHeadRequest,
  CommonHeadResponse,
  type PullRequest,
  PushResponse,
} from '#shared/sync/protocol.ts'
import { signDelivery } from '../keys/delivery-key.ts'
import { CentreProblem } from './centre-errors.ts'
import type { HttpCentre } from './http-centre.ts'

/** What of the centre the sync itself uses. */
export type SyncDoors = Omit<HttpCentre, 'attachments'>

/** The centre no longer takes this person's session: they were signed out, or disabled. */
const isOut = (failure: unknown): boolean =>
  failure instanceof CentreProblem &&
  (failure.status === 401 || (failure.status === 403 && failure.code === 'actor.disabled'))

/** The store has gone through none: the answer is not about one. */
const NO_RECOVERY = '00000000-0000-0000-0000-000000000000'

/** What was asked with the session, or the same signed when the centre takes the session no longer. */
async function orSigned<T>(
  centre: Pick<HttpCentre, 'last'>,
  key: Uint8Array | null,
  asked: Promise<T>,
  store: StoreId,
  kind: LastDelivery['kind'],
  said: unknown,
  shape: z.ZodType<T>,
): Promise<T> {
  try {
    return await asked
  } catch (failure) {
    if (key === null || !isOut(failure)) throw failure
    return centre.last(signDelivery(key, { store, kind, body: JSON.stringify(said) }), shape)
  }
}

/**
 * The centre as before, but what a disabled person has left in the outbox is delivered signed, without a session. Whoever
 * was only signed out is told so as before.
 * @param key the store's delivery key, or null where there is none
 */
export function lastDelivering(centre: SyncDoors, key: Uint8Array | null): CentrePort {
  /** What the signed door says to a disabled person; null: they are not. */
  async function asDisabled({ protocol, store, heard }: PullRequest): Promise<CommonHeadResponse | null> {
    if (key === null) return null
    const asked: CommonHeadRequest = { protocol, store, recovery: heard ?? NO_RECOVERY, heads: [] }
    try {
      return await centre.last(
        signDelivery(key, { store, kind: 'common-head', body: JSON.stringify(asked) }),
        CommonHeadResponse,
      )
    } catch (failure) {
      if (failure instanceof CentreProblem) return null
      throw failure
    }
  }
  return {
    push: (request) => orSigned(centre, key, centre.push(request), request.store, 'push', request, PushResponse),
    async pull(request) {
      try {
        return await centre.pull(request)
      } catch (failure) {
        // A session that was ended may be a disabled person's: only the signed door tells the two apart.
        const said = isOut(failure) ? await asDisabled(request) : null
        if (said === null) throw failure
        // The centre went back in time: what it has lost of theirs is brought back before they are out.
        const { recovery, time } = said
        if (recovery !== (request.heard ?? NO_RECOVERY)) return { kind: 'recovery', recovery, time }
        throw new CentreProblem(403, 'actor.disabled')
      }
    },
    commonHead: (request) =>
      orSigned(centre, key, centre.commonHead(request), request.store, 'common-head', request, CommonHeadResponse),
  }
}

/** As {@link lastDelivering}, for the files of the commands that it delivers. What others attached is not read so. */
export function lastDeliveringFiles(centre: HttpCentre, store: StoreId, key: Uint8Array | null): AttachmentCentre {
  const { attachments } = centre
  return {
    async standing(asked) {
      const plain = attachments.standing(asked).then((standing) => ({ standing: [...standing] }))
      return (await orSigned(centre, key, plain, store, 'standing', { asked }, StandingResponse)).standing
    },
    put(place, bytes) {
      const said = { ...place, bytes: Buffer.from(bytes).toString('base64') }
      return orSigned(centre, key, attachments.put(place, bytes), store, 'piece', said, PieceAnswer)
    },
    read: attachments.read,
  }
}
