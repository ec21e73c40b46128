import { addBusinessDays, businessDaysBetween, shiftBusinessDays } from '../calendar/business-days.ts'
import { bogotaDate } from '../calendar/civil-date.ts'
import { isBusinessDay } from '../calendar/holidays.ts'
import { CUSTOMER_TERMS, longestExtension } from '../calendar/terms.ts'
import type { UserId } from '../kernel/ids.ts'
import type { CivilDate, Instant } from '../kernel/instants.ts'
import { ok, type Rejection, type Result, reject } from '../kernel/result.ts'
import { caseStep } from './life.ts'
import type { Case, Clock } from './schema.ts'

/** The area and the topic of the catalogue by which a case is one of personal data (Ley 1581 de 2012). */
const PERSONAL_DATA = { area: 'datos', topic: 'Datos personales' } as const

/** By how many business days the customer's term may be extended at most, once. */
export function longestOf({ kind, area, topic, clocks: { customer } }: Case): number {
  const personal = area === PERSONAL_DATA.area || topic === PERSONAL_DATA.topic
  return longestExtension(kind, customer.businessDays ?? CUSTOMER_TERMS[kind], personal)
}

/** The last day to which the customer's term may be extended. */
export const extensionLimit = (current: Case): CivilDate =>
  addBusinessDays(current.clocks.customer.dueOn, longestOf(current))

/** The customer's term of a case whose kind was corrected: what it was extended by is cut to what the new kind allows. */
export function withinLimit(current: Case): Case {
  const { customer } = current.clocks
  const excess = (customer.extendedBy ?? 0) - longestOf(current)
  if (excess <= 0 || customer.state === 'stopped') return current
  return { ...current, clocks: { ...current.clocks, customer: extended(customer, -excess) } }
}

/** Whether the customer has still to be told of an extension. */
export const extensionToTell = ({ extension, state }: Case): boolean =>
  extension?.toldAt === null && caseStep('case.tellExtension').from.includes(state)

/** Whether a term is over: told after it, an extension extends nothing. */
const isOver = (clock: Clock, at: Instant): boolean =>
  clock.state === 'running' ? bogotaDate(at) > clock.dueOn : clock.daysLeft < 0

/** The holder needs longer, and says why and until when: once, before the term ends, and never past the law's limit. */
export function withExtension(
  current: Case,
  { reason, dueOn }: { readonly reason: string; readonly dueOn: CivilDate },
  { actor, at }: { readonly actor: UserId; readonly at: Instant },
): Result<Case, Rejection> {
  const { customer } = current.clocks
  if (current.extension) return reject('case.extendedBefore', { until: current.extension.dueOn })
  if (isOver(customer, at)) return reject('case.termOver', { until: customer.dueOn })
  if (!isBusinessDay(dueOn)) return reject('case.extensionNoBusinessDay', { day: dueOn })
  if (dueOn <= customer.dueOn) return reject('case.extensionNotLater', { until: customer.dueOn })
  const limit = extensionLimit(current)
  if (dueOn > limit) return reject('case.extensionTooLong', { until: limit })
  const businessDays = businessDaysBetween(customer.dueOn, dueOn)
  return ok({ ...current, extension: { at, by: actor, reason, businessDays, dueOn, toldAt: null } })
}

function extended(clock: Clock, days: number): Clock {
  const longer = { dueOn: shiftBusinessDays(clock.dueOn, days), extendedBy: (clock.extendedBy ?? 0) + days }
  return clock.state === 'running' ? { ...clock, ...longer } : { ...clock, ...longer, daysLeft: clock.daysLeft + days }
}

/** The customer has been told: from now on their term is the longer one. After it had ended, it is not. */
export function withExtensionTold(current: Case, at: Instant): Result<Case, Rejection> {
  const { extension, clocks } = current
  if (extension?.toldAt !== null) return reject('case.nothingToTell')
  if (isOver(clocks.customer, at)) return reject('case.extensionToldLate', { until: clocks.customer.dueOn })
  // Its kind may have been corrected to one of a shorter term since it was decided.
  if (extension.businessDays > longestOf(current))
    return reject('case.extensionTooLong', { until: extensionLimit(current) })
  const customer = extended(clocks.customer, extension.businessDays)
  return ok({
    ...current,
    clocks: { ...clocks, customer },
    extension: { ...extension, dueOn: customer.dueOn, toldAt: at },
  })
}
