import type { CivilDate, Instant } from '../kernel/instants.ts'
import { addDays, bogotaDate, bogotaMinutes, daysBetween, weekday, yearOf } from './civil-date.ts'
import { isBusinessDay, isHoliday, weekdayHolidaysOf } from './holidays.ts'

/** No run of days without a business day is longer; counted, so that no date whatever keeps a node counting. */
const LONGEST_REST_DAYS = 14

/** The next business day on or after a date. */
export function businessDayFrom(date: CivilDate): CivilDate {
  let day = date
  for (let left = LONGEST_REST_DAYS; left > 0 && !isBusinessDay(day); left--) day = addDays(day, 1)
  return day
}

/** `count` business days after a date; that date itself is not counted. */
export function addBusinessDays(date: CivilDate, count: number): CivilDate {
  let day = date
  for (let left = count; left > 0; left--) day = businessDayFrom(addDays(day, 1))
  return day
}

/** So many business days later; earlier where `count` is negative. From a business day, the two undo each other. */
export function shiftBusinessDays(date: CivilDate, count: number): CivilDate {
  if (count >= 0) return addBusinessDays(date, count)
  let day = date
  for (let left = count; left < 0; left++) {
    day = addDays(day, -1)
    for (let rest = LONGEST_REST_DAYS; rest > 0 && !isBusinessDay(day); rest--) day = addDays(day, -1)
  }
  return day
}

/** Monday to Friday among the days after `from`, up to and with `to`. */
function weekdaysBetween(from: CivilDate, to: CivilDate): number {
  const days = daysBetween(from, to)
  const weeks = Math.floor(days / 7)
  let count = weeks * 5
  for (let left = days - weeks * 7, day = weekday(from) + 1; left > 0; left--, day++)
    if (day % 7 !== 0 && day % 7 !== 6) count++
  return count
}

/** Business days after `from`, up to and with `to`; 0 when `to` is not later. By years, not days: `to` may be far off. */
export function businessDaysBetween(from: CivilDate, to: CivilDate): number {
  if (!(from < to)) return 0
  let count = weekdaysBetween(from, to)
  const [first, last] = [yearOf(from), yearOf(to)]
  for (let year = first; year <= last; year++) {
    const holidays = weekdayHolidaysOf(year)
    const whole = year > first && year < last
    count -= whole ? holidays.length : holidays.filter((day) => day > from && day <= to).length
  }
  return count
}

/** Minutes since midnight after which what arrives counts for the next business day †. */
export const CLOSES_AT_MINUTES = 17 * 60

/** The day that counts as that of receipt: what arrives on a day that is none, or after hours †, counts for the next. */
export function receivedOn(at: Instant, closesAtMinutes: number = CLOSES_AT_MINUTES): CivilDate {
  const day = bogotaDate(at)
  return businessDayFrom(bogotaMinutes(at) > closesAtMinutes ? addDays(day, 1) : day)
}

/** Why a due date is what it is. */
export interface DueDate {
  readonly from: CivilDate
  readonly businessDays: number
  readonly on: CivilDate
  /** Weekdays that were not counted, because they are holidays. */
  readonly holidays: readonly CivilDate[]
}

/** The last day of a term of so many business days, counted from the day after receipt. */
export function dueDate(received: CivilDate, businessDays: number): DueDate {
  const from = businessDayFrom(received)
  const on = addBusinessDays(from, businessDays)
  const holidays: CivilDate[] = []
  for (let day = addDays(from, 1); day < on; day = addDays(day, 1)) {
    if (isHoliday(day) && weekday(day) !== 0 && weekday(day) !== 6) holidays.push(day)
  }
  return { from, businessDays, on, holidays }
}
