import { z } from 'zod'
import type { Channel } from '../customers/schema.ts'

/** By which medium a document goes to the customer (P1, step 7, *Envía información solicitada*). */
export const SentBy = z.enum(['email', 'chat', 'sms', 'post'])
export type SentBy = z.infer<typeof SentBy>

/** The usual one of a contact: what is asked for in a chat is sent in it, all else by mail. */
export const usualMedium = (channel: Channel): SentBy => (channel === 'chat' ? 'chat' : 'email')
