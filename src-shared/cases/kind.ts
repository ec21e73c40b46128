import { shiftBusinessDays } from '../calendar/business-days.ts'
import { AREA_TERMS, CUSTOMER_TERMS, type RequestKind } from '../calendar/terms.ts'
import type { Case, Clock } from './schema.ts'

/** A clock whose term has become so many business days longer (or shorter); one that stopped stays as it was. */
function retermed(clock: Clock, businessDays: number): Clock {
  if (clock.state === 'stopped') return clock
  const dueOn = shiftBusinessDays(clock.dueOn, businessDays)
  return clock.state === 'paused' ? { ...clock, dueOn, daysLeft: clock.daysLeft + businessDays } : { ...clock, dueOn }
}

/** The case as one of another kind: what ran by the old kind's terms runs by the new one's, from the same day. */
export const withKind = (current: Case, kind: RequestKind): Case => ({
  ...current,
  kind,
  clocks: {
    ...current.clocks,
    area: retermed(current.clocks.area, AREA_TERMS[kind] - AREA_TERMS[current.kind]),
    customer: retermed(current.clocks.customer, CUSTOMER_TERMS[kind] - CUSTOMER_TERMS[current.kind]),
  },
})
