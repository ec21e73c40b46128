import { z } from 'zod'

/** Years of which anything is said here. A day beyond them would be counted to day by day, and one beyond 9999 never come to. */
const FIRST_YEAR = '1900'
const LAST_YEAR = '2199'

/** Whether a text of the right form is a moment that there was or will be: 30 February is none. */
function isReal(instant: string): boolean {
  const at = Date.parse(instant)
  if (Number.isNaN(at) || new Date(at).toISOString() !== instant) return false
  const year = instant.slice(0, 4)
  return year >= FIRST_YEAR && year <= LAST_YEAR
}

/** An instant in UTC with milliseconds, `2026-11-24T15:04:05.678Z`: sorts as text. */
export const Instant = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/, 'instant.malformed')
  .refine(isReal, 'instant.malformed')
export type Instant = z.infer<typeof Instant>

/** A civil date in Bogotá, `2026-11-24`. */
export const CivilDate = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'date.malformed')
  .refine((date) => isReal(`${date}T00:00:00.000Z`), 'date.malformed')
export type CivilDate = z.infer<typeof CivilDate>

export const instantOf = (unixMs: number): Instant => new Date(unixMs).toISOString()
export const unixMsOf = (instant: Instant): number => Date.parse(instant)
