import { addBusinessDays, businessDaysBetween, dueDate, receivedOn } from '../calendar/business-days.ts'
import { bogotaDate } from '../calendar/civil-date.ts'
import { AREA_TERMS, CUSTOMER_TERMS, type RequestKind } from '../calendar/terms.ts'
import type { Instant } from '../kernel/instants.ts'
import type { ClockChange } from './life.ts'
import type { Case, Clock } from './schema.ts'

function begun(at: Instant, businessDays: number): Clock {
  const due = dueDate(receivedOn(at), businessDays)
  return { state: 'running', from: due.from, dueOn: due.on }
}

function changed(clock: Clock, change: ClockChange, at: Instant, term: number): Clock {
  const today = bogotaDate(at)
  switch (change) {
    case 'none':
      return clock
    case 'start':
    case 'anew':
      return begun(at, term)
    case 'pause':
      return clock.state === 'running'
        ? { state: 'paused', from: clock.from, dueOn: clock.dueOn, daysLeft: daysLeft(clock, today) }
        : clock
    case 'stop': {
      if (clock.state === 'stopped') return clock
      const left = clock.state === 'paused' ? clock.daysLeft : daysLeft(clock, today)
      return { state: 'stopped', from: clock.from, dueOn: clock.dueOn, stoppedOn: today, daysLeft: left }
    }
    case 'resume':
      return clock.state === 'running' ? clock : { state: 'running', from: clock.from, dueOn: resumedDue(clock, today) }
  }
}

/** Negative when the due date has passed, so that a late case is as late after a pause as before it. */
const daysLeft = (clock: { readonly dueOn: string }, today: string): number =>
  clock.dueOn >= today ? businessDaysBetween(today, clock.dueOn) : -businessDaysBetween(clock.dueOn, today)

/** A case that was late keeps the day on which it was due. */
const resumedDue = (clock: { readonly dueOn: string; readonly daysLeft: number }, today: string): string =>
  clock.daysLeft < 0 ? clock.dueOn : addBusinessDays(today, clock.daysLeft)

/** Both clocks of a case that begins now. */
export const clocksFrom = (kind: RequestKind, at: Instant): Case['clocks'] => ({
  area: begun(at, AREA_TERMS[kind]),
  customer: begun(at, CUSTOMER_TERMS[kind]),
})

/** Both clocks after a step of the case's life. */
export const clocksAfter = (
  current: Case,
  step: { readonly area: ClockChange; readonly customer: ClockChange },
  at: Instant,
): Case['clocks'] => ({
  ...current.clocks,
  area: changed(current.clocks.area, step.area, at, AREA_TERMS[current.kind]),
  customer: changed(current.clocks.customer, step.customer, at, CUSTOMER_TERMS[current.kind]),
})
