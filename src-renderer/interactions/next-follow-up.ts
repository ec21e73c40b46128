import type { TFunction } from 'i18next'
import { addDays, bogotaDate } from '#shared/calendar/civil-date.ts'
import type { Case } from '#shared/cases/schema.ts'
import type { Interaction } from '#shared/interactions/schema.ts'
import { type Instant, instantOf } from '#shared/kernel/instants.ts'
import { dayText, theHourText } from '../language/format.ts'

/** What an advisor follows up next: a call back by its hour, or a case by the day its customer is to be told. */
export type FollowUp =
  | { readonly kind: 'callBack'; readonly contact: Interaction; readonly dueAt: Instant }
  | { readonly kind: 'case'; readonly current: Case }

/** The earlier of both; of one day the call back, which has an hour of it. */
export function nextFollowUp(contact: Interaction | undefined, current: Case | undefined): FollowUp | null {
  const dueAt = contact?.callBack?.dueAt
  const called = contact === undefined || dueAt === undefined ? null : ({ kind: 'callBack', contact, dueAt } as const)
  if (current === undefined) return called
  return called !== null && bogotaDate(called.dueAt) <= current.clocks.customer.dueOn
    ? called
    : { kind: 'case', current }
}

/** *hoy a las 3:00 p. m.*, *mañana a la 1:05 p. m.*, *el lun 30 mar 2026 a las 10:42 a. m.* */
export function atWords(t: TFunction, at: Instant, nowMs: number): string {
  const day = bogotaDate(at)
  const today = bogotaDate(instantOf(nowMs))
  const hour = theHourText(at)
  if (day === today) return t('interactions.next.todayAt', { hour })
  if (day === addDays(today, 1)) return t('interactions.next.tomorrowAt', { hour })
  return t('interactions.next.at', { day: dayText(day), hour })
}
