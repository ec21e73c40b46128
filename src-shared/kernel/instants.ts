import { z } from 'zod'

/** An instant in UTC with milliseconds, `2026-11-24T15:04:05.678Z`: sorts as text. */
export const Instant = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/, 'instant.malformed')
export type Instant = z.infer<typeof Instant>

/** A civil date in Bogotá, `2026-11-24`. */
export const CivilDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'date.malformed')
export type CivilDate = z.infer<typeof CivilDate>

export const instantOf = (unixMs: number): Instant => new Date(unixMs).toISOString()
export const unixMsOf = (instant: Instant): number => Date.parse(instant)
