import { addDays, bogotaDate, bogotaMinutes, weekday } from '../calendar/civil-date.ts'
import { isHoliday } from '../calendar/holidays.ts'
import { type CivilDate, type Instant, instantOf, unixMsOf } from '../kernel/instants.ts'
import type { ContactRuleId } from './rules.ts'
import type { ContactSettings, Window } from './settings.ts'

const MINUTE_MS = 60_000
/** Bogotá is UTC−5 all year round. */
const BOGOTA_MINUTES = 5 * 60

/** The hours in which a consumer may be contacted on a day; null on a day on which never. */
function windowOf(date: CivilDate, settings: ContactSettings): Window | null {
  if (weekday(date) === 0 || isHoliday(date)) return null
  return weekday(date) === 6 ? settings.saturdays : settings.weekdays
}

/** The rule that a moment breaks, or null within the legal hours. A holiday on a Sunday is a Sunday. */
export function hoursBroken(at: Instant, settings: ContactSettings): ContactRuleId | null {
  const date = bogotaDate(at)
  if (weekday(date) === 0) return 'contact.sunday'
  if (isHoliday(date)) return 'contact.holiday'
  const window = windowOf(date, settings)
  const now = bogotaMinutes(at)
  return window !== null && now >= window.from && now < window.to ? null : 'contact.outOfHours'
}

/** When the legal hours of a day begin, or of the next day that has any. */
export function opensOn(date: CivilDate, settings: ContactSettings): Instant {
  let day = date
  for (;;) {
    const window = windowOf(day, settings)
    if (window !== null) return instantOf(unixMsOf(`${day}T00:00:00.000Z`) + (window.from + BOGOTA_MINUTES) * MINUTE_MS)
    day = addDays(day, 1)
  }
}

/** The first moment within the legal hours from a moment that is not. */
export function nextOpening(at: Instant, settings: ContactSettings): Instant {
  const today = bogotaDate(at)
  const opening = opensOn(today, settings)
  return opening > at ? opening : opensOn(addDays(today, 1), settings)
}

/** The day on which the week of a date begins. */
export const weekOf = (date: CivilDate, settings: ContactSettings): CivilDate =>
  addDays(date, -((weekday(date) - settings.weekBeginsOn + 7) % 7))
