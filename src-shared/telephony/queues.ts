import { z } from 'zod'
import { requiredText, storable } from '../kernel/text.ts'

/** Sections of Asterisk's queues.conf that are no queues. */
const RESERVED = ['general', 'default']

/** A queue's name in the PBX and in teams: what Asterisk takes as a section, a file and an extension without quoting. */
export const QueueId = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,39}$/, 'queue.malformed')
  .refine((id) => !RESERVED.includes(id), 'queue.malformed')
export type QueueId = z.infer<typeof QueueId>

/** How a queue lets its wrap-up (*Tipificando*) end; `limit` in milliseconds (the phone's WrapUpRule). */
export const WrapUp = z.object({
  mode: z.enum(['none', 'optional', 'mandatory', 'limited', 'noEarlyExit']),
  limit: z.number().int().positive().nullable(),
  /** The disposition that a contact is registered with when its time is over and nobody has; absent: it stays open. */
  disposition: storable.min(1).max(80).optional(),
})

/** A queue as an advisor's console needs it. */
export const Queue = z.object({
  id: QueueId,
  name: requiredText(120),
  wrapUp: WrapUp,
  /** How long one advisor rings; a ring that ended sooner was not their doing. */
  ringSeconds: z.number().int().positive(),
})
export type Queue = z.infer<typeof Queue>
