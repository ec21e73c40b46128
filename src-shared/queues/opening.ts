import { addDays, bogotaDate, bogotaInstant, bogotaMinutes, weekday } from '../calendar/civil-date.ts'
import { isHoliday } from '../calendar/holidays.ts'
import type { CivilDate, Instant } from '../kernel/instants.ts'
import type { QueueDocument } from './schema.ts'

/** No weekday is a holiday for so many weeks on end; counted, so that no hours keep a screen counting. */
const LOOKS_AHEAD_DAYS = 60

type Opening = Pick<QueueDocument, 'enabled' | 'hours' | 'openOnHolidays'>

/** A queue that takes no calls now. `opens`: when it does next; null: not as it is set. */
export interface Closed {
  readonly opens: Instant | null
}

const rangesOn = ({ hours, openOnHolidays }: Opening, day: CivilDate): Opening['hours'] =>
  !openOnHolidays && isHoliday(day) ? [] : hours.filter(({ days }) => days.includes(weekday(day)))

/** Whether a queue is closed at a moment, as the PBX decides it (dialplan/opening.ts); null: it is open. */
export function closedAt(queue: Opening, at: Instant): Closed | null {
  if (!queue.enabled) return { opens: null }
  const [today, now] = [bogotaDate(at), bogotaMinutes(at)]
  if (rangesOn(queue, today).some(({ from, to }) => from <= now && now < to)) return null
  for (let ahead = 0; ahead <= LOOKS_AHEAD_DAYS; ahead++) {
    const day = addDays(today, ahead)
    const begins = rangesOn(queue, day).flatMap(({ from }) => (ahead > 0 || from > now ? [from] : []))
    if (begins.length > 0) return { opens: bogotaInstant(day, Math.min(...begins)) }
  }
  return { opens: null }
}
