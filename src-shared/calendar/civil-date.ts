import type { CivilDate, Instant } from '../kernel/instants.ts'

/** Bogotá is UTC−5 all year round: Colombia has kept no daylight saving since 1993. */
const BOGOTA_MS = -5 * 60 * 60_000
const DAY_MS = 24 * 60 * 60_000

const parse = (date: CivilDate): number => Date.parse(`${date}T00:00:00.000Z`)
/** The calendar's last day: a date after it has no text of ten characters, and would never be reached by counting. */
const LAST_DAY_MS = Date.UTC(9999, 11, 31)
const format = (unixMs: number): CivilDate => new Date(Math.min(unixMs, LAST_DAY_MS)).toISOString().slice(0, 10)

/** The day in Bogotá at an instant. */
export const bogotaDate = (instant: Instant): CivilDate => format(Date.parse(instant) + BOGOTA_MS)

/** Minutes since midnight in Bogotá, 0 to 1439. */
export const bogotaMinutes = (instant: Instant): number =>
  Math.floor(((Date.parse(instant) + BOGOTA_MS) % DAY_MS) / 60_000)

export const addDays = (date: CivilDate, days: number): CivilDate => format(parse(date) + days * DAY_MS)

/** Days from one date to another; negative when the other is earlier. */
export const daysBetween = (from: CivilDate, to: CivilDate): number => (parse(to) - parse(from)) / DAY_MS

/** 0 Sunday to 6 Saturday. */
export const weekday = (date: CivilDate): number => new Date(parse(date)).getUTCDay()

export const yearOf = (date: CivilDate): number => Number(date.slice(0, 4))

export const civilDate = (year: number, month: number, day: number): CivilDate => format(Date.UTC(year, month - 1, day))

/** The instant of a day and an hour in Bogotá. @param minutes since midnight */
export const bogotaInstant = (date: CivilDate, minutes: number): Instant =>
  new Date(parse(date) - BOGOTA_MS + minutes * 60_000).toISOString()
