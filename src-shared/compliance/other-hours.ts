import { addDays, bogotaDate, bogotaInstant, bogotaMinutes, weekday } from '../calendar/civil-date.ts'
import { isHoliday } from '../calendar/holidays.ts'
import type { ConsentChannel, Customer, HoursRequest, OtherHours } from '../customers/schema.ts'
import type { CivilDate, Instant } from '../kernel/instants.ts'

/** Any asked-for day of the week is among these, holidays left out. */
const LOOKED_AHEAD_DAYS = 21

/** The request that holds of the cards that are one customer: the last recorded. */
export const lastHoursRequest = (cards: readonly Pick<Customer, 'hoursRequests'>[]): HoursRequest | null =>
  cards
    .flatMap(({ hoursRequests }) => hoursRequests ?? [])
    .toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
    .at(-1) ?? null

/** The hours that were asked for by a channel, from the day of the request on; null where there are none. */
export function hoursAskedFor(request: HoursRequest | null, channel: ConsentChannel, at: Instant): OtherHours | null {
  if (request === null || request.hours === null || request.askedOn > bogotaDate(at)) return null
  return request.hours.channels.includes(channel) ? request.hours : null
}

const isAskedDay = (date: CivilDate, { weekdays, onHolidays }: OtherHours): boolean =>
  weekdays.includes(weekday(date)) && (onHolidays || !isHoliday(date))

/** Whether a moment is within the hours that were asked for. */
export function isAskedFor(at: Instant, hours: OtherHours): boolean {
  const now = bogotaMinutes(at)
  return isAskedDay(bogotaDate(at), hours) && now >= hours.from && now < hours.to
}

/** When the hours that were asked for begin next; null where holidays leave none. */
export function nextAskedFor(at: Instant, hours: OtherHours): Instant | null {
  let day = bogotaDate(at)
  for (let looked = 0; looked < LOOKED_AHEAD_DAYS; looked++, day = addDays(day, 1)) {
    const begins = bogotaInstant(day, hours.from)
    if (isAskedDay(day, hours) && begins > at) return begins
  }
  return null
}
