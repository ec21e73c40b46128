/** From `from` up to, and not including, `to`; unix ms. */
export interface Period {
  readonly from: number
  readonly to: number
}
export const within = (period: Period, at: number): boolean => at >= period.from && at < period.to

export const INDICATORS = [
  'serviceLevel',
  'offered',
  'abandonment',
  'abandonmentWithoutShort',
  'asa',
  'patience',
  'aht',
  'talk',
  'hold',
  'wrapUp',
  'occupancy',
  'utilization',
  'adherence',
  'casesAnsweredInTime',
  'casesInformedInTime',
  'satisfaction',
  'surveyResponse',
] as const
export type IndicatorId = (typeof INDICATORS)[number]

/** What was left out of a number, each with how many of them there were. */
export type Exclusion =
  | 'stillWaiting'
  | 'inCourse'
  | 'abandonedWithin'
  | 'flowOuts'
  /** Came when the queue was closed: never offered to it. */
  | 'outOfHours'
  | 'shortAbandoned'
  | 'unproductive'
  | 'notYetDue'
  | 'notAnswered'
  | 'pausedClocks'

/** A number with everything that it is made of, so that whoever reads it can check it (indicators). */
export interface Measured {
  readonly id: IndicatorId
  /** A share is 0 to 1; `ms` milliseconds. */
  readonly unit: 'share' | 'ms' | 'count' | 'score'
  /** Null where the denominator is 0: nothing was measured, which is not 0. */
  readonly value: number | null
  readonly numerator: number
  readonly denominator: number
  /** Settings that the formula was computed with, by name: they fill its words. */
  readonly settings: Readonly<Record<string, number | boolean>>
  readonly excluded: readonly { readonly what: Exclusion; readonly count: number }[]
  readonly period: Period
}

/** numerator ÷ denominator, with what was left out; exclusions that left nothing out are not named. */
export function measured(
  id: IndicatorId,
  unit: Measured['unit'],
  [numerator, denominator]: readonly [number, number],
  period: Period,
  excluded: Readonly<Partial<Record<Exclusion, number>>> = {},
  settings: Measured['settings'] = {},
): Measured {
  const named = Object.entries(excluded) as [Exclusion, number][] // keys of the record above
  return {
    id,
    unit,
    value: denominator === 0 ? null : numerator / denominator,
    numerator,
    denominator,
    settings,
    excluded: named.filter(([, count]) => count > 0).map(([what, count]) => ({ what, count })),
    period,
  }
}

export const sum = <T>(all: readonly T[], of: (one: T) => number): number =>
  all.reduce((total, one) => total + of(one), 0)
