import type { z } from 'zod'

/**
 * A part of a command that keeps what a later program adds to it: at the door it is at most so many UTF-16 units of JSON.
 * Of commands alone, and above what anybody has to say: a document that holds more is read all the same.
 */
export const bounded = <Shape extends z.ZodType>(shape: Shape, units: number): Shape =>
  shape.refine((value) => JSON.stringify(value).length <= units, 'text.tooLong')
