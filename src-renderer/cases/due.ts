import type { TFunction } from 'i18next'
import { addBusinessDays, businessDaysBetween, dueDate } from '#shared/calendar/business-days.ts'
import { addDays, bogotaDate } from '#shared/calendar/civil-date.ts'
import { AREA_TERMS, CUSTOMER_TERMS } from '#shared/calendar/terms.ts'
import { stoppedBy } from '#shared/cases/clocks.ts'
import type { Case, Clock } from '#shared/cases/schema.ts'
import type { CivilDate, Instant } from '#shared/kernel/instants.ts'
import { dayText, shortDayText } from '../language/format.ts'

/** Due within so many business days is *por vencer*. */
const SOON_DAYS = 2

/** The three levels (normal, por vencer, vencido), and *ok* for a clock that stopped in time. */
export function dueLevel(clock: Clock, now: Instant): 'plain' | 'warn' | 'bad' | 'ok' {
  if (clock.state === 'stopped') return clock.stoppedOn <= clock.dueOn ? 'ok' : 'bad'
  if (clock.state === 'paused') return clock.daysLeft < 0 ? 'bad' : 'plain'
  const today = bogotaDate(now)
  if (clock.dueOn < today) return 'bad'
  return businessDaysBetween(today, clock.dueOn) <= SOON_DAYS ? 'warn' : 'plain'
}

/** `vence hoy`, `vence el lun 30 mar 2026`, `venció hace 3 días hábiles`, `venció el vie 27 mar 2026`, `en pausa: quedan 4 días hábiles`. */
export function dueWords(t: TFunction, clock: Clock, now: Instant): string {
  const today = bogotaDate(now)
  switch (clock.state) {
    case 'paused':
      return t('cases.due.paused', { count: Math.max(0, clock.daysLeft) })
    case 'stopped':
      return t(clock.stoppedOn <= clock.dueOn ? 'cases.due.met' : 'cases.due.missed', { day: dayText(clock.stoppedOn) })
    case 'running':
      if (clock.dueOn === today) return t('cases.due.today')
      if (clock.dueOn === addDays(today, 1)) return t('cases.due.tomorrow')
      if (clock.dueOn < today) {
        const count = businessDaysBetween(clock.dueOn, today)
        // On the weekend after it no business day has passed yet.
        return count === 0 ? t('cases.due.was', { day: dayText(clock.dueOn) }) : t('cases.due.late', { count })
      }
      return t('cases.due.on', { day: dayText(clock.dueOn) })
  }
}

/** The words with their level among them, so that the colour says nothing alone: `por vencer: mañana`. */
export function markedWords(t: TFunction, clock: Clock, now: Instant): string {
  if (dueLevel(clock, now) !== 'warn') return dueWords(t, clock, now)
  const today = bogotaDate(now)
  if (clock.dueOn === today) return t('cases.due.soonToday')
  if (clock.dueOn === addDays(today, 1)) return t('cases.due.soonTomorrow')
  return t('cases.due.soonOn', { day: dayText(clock.dueOn) })
}

/** The customer said that they want it no more: nobody has met that day, nor missed it. */
const isDesisted = (one: Case, which: 'customer' | 'area'): boolean =>
  one.clocks[which].state === 'stopped' && stoppedBy(one, which) === 'case.withdraw'

/** As {@link markedWords}, of a case's clock; `desistió el lun 30 mar 2026` where the customer has. */
export function caseWords(t: TFunction, one: Case, which: 'customer' | 'area', now: Instant): string {
  const clock = one.clocks[which]
  return clock.state === 'stopped' && isDesisted(one, which)
    ? t('cases.due.desisted', { day: dayText(clock.stoppedOn) })
    : markedWords(t, clock, now)
}

/** As {@link dueLevel}, of a case's clock. */
export const caseLevel = (one: Case, which: 'customer' | 'area', now: Instant): ReturnType<typeof dueLevel> =>
  isDesisted(one, which) ? 'plain' : dueLevel(one.clocks[which], now)

/** Why that day: *10 días hábiles desde el vie 30 oct; no cuentan 2 y 16 nov (festivos)*. */
export function termReason(
  t: TFunction,
  term: { from: CivilDate; businessDays: number; holidays: readonly CivilDate[] },
): string {
  const from = t('cases.due.reason', { count: term.businessDays, day: dayText(term.from) })
  if (term.holidays.length === 0) return from
  const holidays = new Intl.ListFormat(t('language.tag'), { type: 'conjunction' }).format(
    term.holidays.map(shortDayText),
  )
  return t('cases.due.reasonHolidays', { reason: from, holidays, count: term.holidays.length })
}

/** Of a case's clock: its term explained when its day is the term's own; one that was paused says so instead. */
export function dueReason(
  t: TFunction,
  { kind, clocks }: Pick<Case, 'kind' | 'clocks'>,
  which: 'customer' | 'area',
): string {
  const clock = clocks[which]
  // A clock of an earlier program does not say its term: the one that every clock had then.
  const before = (which === 'customer' ? CUSTOMER_TERMS : AREA_TERMS)[kind]
  const term = dueDate(clock.from, clock.businessDays ?? before)
  const began = termReason(t, term)
  const { extendedBy } = clock
  const reason = extendedBy === undefined ? began : t('cases.due.extended', { reason: began, count: extendedBy })
  const on = extendedBy === undefined ? term.on : addBusinessDays(term.on, extendedBy)
  return clock.dueOn === on ? reason : t('cases.due.moved', { reason })
}
