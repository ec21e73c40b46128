import {
  addBusinessDays,
  businessDayFrom,
  businessDaysBetween,
  dueDate,
  receivedOn,
} from '../calendar/business-days.ts'
import { bogotaDate } from '../calendar/civil-date.ts'
import type { Instant } from '../kernel/instants.ts'
import { type CaseCommandName, type ClockChange, caseStep, isCaseCommand } from './life.ts'
import type { Case, Clock } from './schema.ts'
import type { CaseTerms } from './terms.ts'

function begun(at: Instant, businessDays: number, { catalogue, dayEndsAt }: CaseTerms): Clock {
  const due = dueDate(receivedOn(at, dayEndsAt), businessDays)
  return { state: 'running', from: due.from, dueOn: due.on, businessDays, catalogue }
}

/** What a clock keeps whatever becomes of it. */
const termOf = ({ from, dueOn, businessDays, catalogue, extendedBy }: Clock) => ({
  from,
  dueOn,
  ...(businessDays === undefined ? {} : { businessDays }),
  ...(catalogue === undefined ? {} : { catalogue }),
  ...(extendedBy === undefined ? {} : { extendedBy }),
})

function changed(clock: Clock, change: ClockChange, at: Instant, terms: () => CaseTerms, anew: () => Clock): Clock {
  const today = bogotaDate(at)
  switch (change) {
    case 'none':
      return clock
    case 'start':
    case 'anew':
      return anew()
    case 'pause':
      return clock.state === 'running' ? { state: 'paused', ...termOf(clock), daysLeft: daysLeft(clock, today) } : clock
    case 'pauseWhereSet':
      return changed(clock, terms().waitsForData ? 'pause' : 'none', at, terms, anew)
    case 'stop': {
      if (clock.state === 'stopped') return clock
      const left = clock.state === 'paused' ? clock.daysLeft : daysLeft(clock, today)
      return { state: 'stopped', ...termOf(clock), stoppedOn: today, daysLeft: left }
    }
    case 'resume':
      return clock.state === 'running' ? clock : { state: 'running', ...termOf(clock), dueOn: resumedDue(clock, today) }
  }
}

/**
 * Negative when the due date has passed, so that a late case is as late after a pause as before it; also on the weekend
 * that follows it, when no business day has.
 */
const daysLeft = (clock: { readonly dueOn: string }, today: string): number =>
  clock.dueOn >= today
    ? businessDaysBetween(today, clock.dueOn)
    : Math.min(-1, -businessDaysBetween(clock.dueOn, today))

/** A case that was late keeps the day on which it was due; any other falls due on a business day. */
const resumedDue = (clock: { readonly dueOn: string; readonly daysLeft: number }, today: string): string =>
  clock.daysLeft < 0 ? clock.dueOn : businessDayFrom(addBusinessDays(today, clock.daysLeft))

const STARTS: readonly ClockChange[] = ['start', 'resume', 'anew']

/** Which command stopped one of a case's clocks, by what was done on it; null: it runs, or nothing here tells. */
export function stoppedBy({ entries }: Pick<Case, 'entries'>, which: 'area' | 'customer'): CaseCommandName | null {
  let by: CaseCommandName | null = null
  for (const { what } of entries) {
    if (!isCaseCommand(what)) continue
    const change = caseStep(what)[which]
    // One that has stopped is not stopped again.
    if (change === 'stop') by ??= what
    else if (STARTS.includes(change)) by = null
  }
  return by
}

/** Both clocks of a case that begins now. */
export const clocksFrom = (terms: CaseTerms, at: Instant): Case['clocks'] => ({
  area: begun(at, terms.area, terms),
  customer: begun(at, terms.customer, terms),
})

/**
 * Both clocks after a step of the case's life.
 * @param terms of the edition in force, by which a clock begins anew or waits; the others keep those they began with
 */
export const clocksAfter = (
  current: Case,
  step: { readonly area: ClockChange; readonly customer: ClockChange },
  at: Instant,
  terms: () => CaseTerms,
): Case['clocks'] => ({
  ...current.clocks,
  area: changed(current.clocks.area, step.area, at, terms, () => clocksFrom(terms(), at).area),
  customer: changed(current.clocks.customer, step.customer, at, terms, () => clocksFrom(terms(), at).customer),
})
