import { z } from 'zod'
import { storable } from '../kernel/text.ts'

const word = storable.trim().min(1).max(4_000)

/** What people read, in both languages of the console; Spanish of Colombia first. */
export const Words = z.strictObject({ es: word, en: word })
export type Words = z.infer<typeof Words>
