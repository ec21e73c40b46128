import type { TFunction } from 'i18next'
import { bogotaDate, daysBetween } from '#shared/calendar/civil-date.ts'
import type { Instant } from '#shared/kernel/instants.ts'
import type { Closed } from '#shared/queues/opening.ts'
import { hourText, shortDayText, weekdayText } from './format.ts'

/** Within so many days a weekday says which day is meant. */
const WEEK_DAYS = 7

/** *Cerrada · abre el dom 12:00 a. m.*; *Cerrada* where it does not open as it is set. */
export function closedText(t: TFunction, { opens }: Closed, now: Instant): string {
  if (opens === null) return t('board.closed.now')
  const [day, hour] = [bogotaDate(opens), hourText(opens)]
  const ahead = daysBetween(bogotaDate(now), day)
  if (ahead === 0) return t('board.closed.today', { hour })
  return t('board.closed.until', { day: ahead < WEEK_DAYS ? weekdayText(day) : shortDayText(day), hour })
}
