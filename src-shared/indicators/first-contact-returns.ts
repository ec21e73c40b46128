import { z } from 'zod'
import { Instant } from '../kernel/instants.ts'

/** For which of the caller's requests solved at first contact the customer came back, until when that is known. */
export const FirstContactReturns = z.object({
  knownUntil: Instant,
  returns: z.array(z.object({ requestId: z.string(), at: Instant })),
})
export type FirstContactReturns = z.infer<typeof FirstContactReturns>
