import { shiftBusinessDays } from '../calendar/business-days.ts'
import type { RequestKind } from '../calendar/terms.ts'
import type { Catalogue } from '../catalogues/schema.ts'
import { withinLimit } from './extension.ts'
import type { Case, Clock } from './schema.ts'
import { termsOf } from './terms.ts'

/** A clock of another term; one that stopped stays as it was. */
function retermed(clock: Clock, before: number, after: number): Clock {
  if (clock.state === 'stopped') return clock
  const longer = after - (clock.businessDays ?? before)
  const of = { dueOn: shiftBusinessDays(clock.dueOn, longer), businessDays: after }
  return clock.state === 'paused' ? { ...clock, ...of, daysLeft: clock.daysLeft + longer } : { ...clock, ...of }
}

/**
 * The case as one of another kind: what ran by the old kind's terms runs by the new one's, from the same day.
 * @param catalogueOf the catalogue by which a clock runs: an edition that was published later changes no term of before
 */
export function withKind(current: Case, kind: RequestKind, catalogueOf: (clock: Clock) => Catalogue): Case {
  const { area, customer } = current.clocks
  const terms = (clock: Clock, of: RequestKind) => termsOf(catalogueOf(clock), current.area, of)
  return withinLimit({
    ...current,
    kind,
    clocks: {
      ...current.clocks,
      area: retermed(area, terms(area, current.kind).area, terms(area, kind).area),
      customer: retermed(customer, terms(customer, current.kind).customer, terms(customer, kind).customer),
    },
  })
}
