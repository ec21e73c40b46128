import { z } from 'zod'
import { CLOSES_AT_MINUTES } from '../calendar/business-days.ts'

/** Since midnight in Bogotá. */
export const Minutes = z
  .int()
  .min(0)
  .max(24 * 60)
const Window = z.strictObject({ from: Minutes, to: Minutes }).refine(({ from, to }) => from < to, 'hours.backwards')
export type Window = z.infer<typeof Window>

/** Minutes since midnight as people write them: `07:00`. */
export const clockText = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
/** Minutes since midnight of `07:00`; NaN for what is no time of day. */
export function clockMinutes(text: string): number {
  const [hours = Number.NaN, minutes = Number.NaN] = text.split(':').map(Number)
  return hours * 60 + minutes
}
export const hoursText = ({ from, to }: Window): string => `${clockText(from)}–${clockText(to)}`

/** What a bank sets of an escalated case's life (domain, processes: its table, †). */
export const CaseSettings = z.strictObject({
  /** Business days without objection after which a case that was told to its customer closes by itself. */
  closesAfterDays: z.int().min(1).max(60),
  /** Days within which a closed case may be opened again; it is kept at the workstations no longer than 90. */
  reopenDays: z.int().min(1).max(90),
  /** Whether the customer's own clock waits too while the customer owes data; where not, it goes on. */
  waitsForData: z.boolean(),
  /** Minutes since midnight after which what arrives counts for the next business day. */
  dayEndsAt: Minutes.max(24 * 60 - 1),
})
export type CaseSettings = z.infer<typeof CaseSettings>

export const DEFAULT_CASE_SETTINGS: CaseSettings = {
  closesAfterDays: 5,
  reopenDays: 30,
  waitsForData: false,
  dayEndsAt: CLOSES_AT_MINUTES,
}

/**
 * What a bank's compliance office decides (domain, compliance †). Hours are minutes since midnight in Bogotá, from the
 * first and before the last.
 */
export const ContactSettings = z.strictObject({
  weekdays: Window,
  saturdays: Window,
  /** Whether the caps of a day and of a week bind commercial contacts too, or collections alone †. */
  capsBindCommercial: z.boolean(),
  /** 1: weeks go from Monday to Sunday †; 0: from Sunday to Saturday. */
  weekBeginsOn: z.union([z.literal(0), z.literal(1)]),
  /** Internal caps on attempts, whether or not the person was reached; null: none. A coordinator may override them. */
  attemptsPerDay: z.int().positive().nullable(),
  attemptsPerWeek: z.int().positive().nullable(),
})
export type ContactSettings = z.infer<typeof ContactSettings>

/** Monday to Friday 07:00–19:00, Saturday 08:00–15:00 (Ley 2300 de 2023, artículo 3). */
export const DEFAULT_CONTACT_SETTINGS: ContactSettings = {
  weekdays: { from: 7 * 60, to: 19 * 60 },
  saturdays: { from: 8 * 60, to: 15 * 60 },
  capsBindCommercial: true,
  weekBeginsOn: 1,
  attemptsPerDay: null,
  attemptsPerWeek: null,
}
