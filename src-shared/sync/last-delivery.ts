import { z } from 'zod'
import { PieceAnswer, StandingResponse } from '../attachments/protocol.ts'
import { StoreId } from '../kernel/ids.ts'
import { CommonHeadResponse, PushResponse, REQUEST_BYTES } from './protocol.ts'

/**
 * What a disabled person's workstation still may say, without a session: deliver its outbox, to be deposited for their
 * coordinator. Proven by the Ed25519 key that the store registered at its last sign-in.
 */
export const LastDelivery = z.object({
  store: StoreId,
  kind: z.enum(['push', 'common-head', 'standing', 'piece']),
  /** The request as JSON; the signature is over this very text. */
  body: z.string().max(REQUEST_BYTES),
  /** base64url */
  signature: z.string().max(100),
})
export type LastDelivery = z.infer<typeof LastDelivery>

export const LastDelivered = z.union([PushResponse, CommonHeadResponse, StandingResponse, PieceAnswer])

/** What is signed: the store and the kind stand in it, so that a signature serves for nothing else. */
export const signedText = ({ store, kind, body }: Pick<LastDelivery, 'store' | 'kind' | 'body'>): string =>
  `multicontacto last delivery 1\n${store}\n${kind}\n${body}`
