import type { CivilDate } from '../kernel/instants.ts'
import { addDays, civilDate, weekday, yearOf } from './civil-date.ts'

/** Always on their day. */
const FIXED = [
  [1, 1],
  [5, 1],
  [7, 20],
  [8, 7],
  [12, 8],
  [12, 25],
] as const
/** Moved to the next Monday when not a Monday (Ley 51 de 1983, artículo 1). */
const MOVED = [
  [1, 6],
  [3, 19],
  [6, 29],
  [8, 15],
  [10, 12],
  [11, 1],
  [11, 11],
] as const
/** Days from Easter Sunday: Holy Thursday and Good Friday; Ascension, Corpus Christi and Sacred Heart on their Mondays. */
const FROM_EASTER = [-3, -2, 43, 64, 71] as const

/** Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher). */
export function easter(year: number): CivilDate {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const d = Math.floor(b / 4)
  const e = b % 4
  const f = Math.floor((b + 8) / 25)
  const g = Math.floor((b - f + 1) / 3)
  const h = (19 * a + b - d - g + 15) % 30
  const i = Math.floor(c / 4)
  const k = c % 4
  const l = (32 + 2 * e + 2 * i - h - k) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const month = Math.floor((h + l - 7 * m + 114) / 31)
  return civilDate(year, month, ((h + l - 7 * m + 114) % 31) + 1)
}

const nextMonday = (date: CivilDate): CivilDate => addDays(date, (8 - weekday(date)) % 7)

const computed = new Map<number, ReadonlySet<CivilDate>>()

/** The public holidays of a year, 1984 and later; two feasts may fall on one Monday. */
export function holidaysOf(year: number): ReadonlySet<CivilDate> {
  const known = computed.get(year)
  if (known !== undefined) return known
  const sunday = easter(year)
  const days = new Set<CivilDate>([
    ...FIXED.map(([month, day]) => civilDate(year, month, day)),
    ...MOVED.map(([month, day]) => nextMonday(civilDate(year, month, day))),
    ...FROM_EASTER.map((offset) => addDays(sunday, offset)),
  ])
  computed.set(year, days)
  return days
}

export const isHoliday = (date: CivilDate): boolean => holidaysOf(yearOf(date)).has(date)

const onWeekdays = new Map<number, readonly CivilDate[]>()

/** The public holidays of a year that fall on Monday to Friday. */
export function weekdayHolidaysOf(year: number): readonly CivilDate[] {
  const known = onWeekdays.get(year)
  if (known !== undefined) return known
  const days = [...holidaysOf(year)].filter((day) => weekday(day) !== 0 && weekday(day) !== 6)
  onWeekdays.set(year, days)
  return days
}

export const isBusinessDay = (date: CivilDate): boolean =>
  weekday(date) !== 0 && weekday(date) !== 6 && !isHoliday(date)
