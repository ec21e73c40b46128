import { type Measured, measured, type Period, sum, within } from './measured.ts'
import type { QueueCall } from './queue-calls.ts'

/** What a bank sets of a queue's numbers †; the defaults are those of the indicators' page. */
export interface QueueTargets {
  /** *T*: answered within so many ms is in time; exactly T is within. */
  readonly withinMs: number
  /** The share that is to be answered within T. */
  readonly goal: number
  /** An abandoned call that waited less is a short one. */
  readonly shortMs: number
  /** Those abandoned within T are in the denominator too. */
  readonly countAbandonedWithin: boolean
  /** So are the flow-outs. */
  readonly countFlowOuts: boolean
}
export const DEFAULT_TARGETS: QueueTargets = {
  withinMs: 20_000,
  goal: 0.8,
  shortMs: 5_000,
  countAbandonedWithin: false,
  countFlowOuts: false,
}

interface Sorted {
  readonly period: Period
  readonly waiting: number
  readonly answered: readonly QueueCall[]
  readonly abandoned: readonly QueueCall[]
  /** Flow-outs of those that were offered. */
  readonly out: readonly QueueCall[]
  /** How many came when the queue was closed: they are counted apart. */
  readonly outOfHours: number
}
/** All indicators of a queue are asked of the same calls one after the other. */
const sortedLast = new WeakMap<readonly QueueCall[], Sorted>()

/** The calls that entered in the period, by how they ended. */
function sorted(calls: readonly QueueCall[], period: Period): Sorted {
  const known = sortedLast.get(calls)
  if (known?.period.from === period.from && known.period.to === period.to) return known
  const by = {
    waiting: 0,
    outOfHours: 0,
    answered: [] as QueueCall[],
    abandoned: [] as QueueCall[],
    flowOut: [] as QueueCall[],
  }
  for (const call of calls) {
    if (!within(period, call.enteredAt)) continue
    if (call.how === 'waiting') by.waiting += 1
    else if (call.why === 'closed') by.outOfHours += 1
    else by[call.how].push(call)
  }
  const { waiting, outOfHours, answered, abandoned, flowOut: out } = by
  const made = { period, waiting, outOfHours, answered, abandoned, out }
  sortedLast.set(calls, made)
  return made
}
const waited = ({ waitMs }: QueueCall): number => waitMs ?? 0

/** Nivel de servicio: answered within T ÷ (answered + abandoned after T), with what the settings add. */
export function serviceLevel(calls: readonly QueueCall[], targets: QueueTargets, period: Period): Measured {
  const { waiting, outOfHours, answered, abandoned, out } = sorted(calls, period)
  const early = abandoned.filter((call) => waited(call) <= targets.withinMs).length
  const denominator =
    answered.length +
    abandoned.length -
    (targets.countAbandonedWithin ? 0 : early) +
    (targets.countFlowOuts ? out.length : 0)
  return measured(
    'serviceLevel',
    'share',
    [answered.filter((call) => waited(call) <= targets.withinMs).length, denominator],
    period,
    {
      abandonedWithin: targets.countAbandonedWithin ? 0 : early,
      flowOuts: targets.countFlowOuts ? 0 : out.length,
      outOfHours,
      stillWaiting: waiting,
    },
    { ...targets },
  )
}

/** Ofrecidas: answered + abandoned + flow-outs, once a call; those that came out of hours were not offered. */
export function offered(calls: readonly QueueCall[], period: Period): Measured {
  const { waiting, outOfHours, answered, abandoned, out } = sorted(calls, period)
  const all = answered.length + abandoned.length + out.length
  return { ...measured('offered', 'count', [all, 1], period, { outOfHours, stillWaiting: waiting }), denominator: all }
}

/** Abandono: abandoned ÷ offered. Call-backs asked for in the queue are flow-outs. */
export function abandonment(calls: readonly QueueCall[], period: Period): Measured {
  const { waiting, outOfHours, answered, abandoned, out } = sorted(calls, period)
  const denominator = answered.length + abandoned.length + out.length
  return measured('abandonment', 'share', [abandoned.length, denominator], period, {
    outOfHours,
    stillWaiting: waiting,
  })
}

/** The same with the short ones taken out of both. */
export function abandonmentWithoutShort(calls: readonly QueueCall[], targets: QueueTargets, period: Period): Measured {
  const { waiting, outOfHours, answered, abandoned, out } = sorted(calls, period)
  const long = abandoned.filter((call) => waited(call) >= targets.shortMs)
  return measured(
    'abandonmentWithoutShort',
    'share',
    [long.length, answered.length + long.length + out.length],
    period,
    { shortAbandoned: abandoned.length - long.length, outOfHours, stillWaiting: waiting },
    { shortMs: targets.shortMs },
  )
}

/** ASA: Σ wait of answered ÷ answered. */
export function averageSpeedOfAnswer(calls: readonly QueueCall[], period: Period): Measured {
  const { waiting, outOfHours, answered, abandoned, out } = sorted(calls, period)
  const excluded = { notAnswered: abandoned.length + out.length, outOfHours, stillWaiting: waiting }
  return measured('asa', 'ms', [sum(answered, waited), answered.length], period, excluded)
}

/** Average patience: Σ wait of abandoned ÷ abandoned. */
export function patience(calls: readonly QueueCall[], period: Period): Measured {
  const { waiting, abandoned } = sorted(calls, period)
  return measured('patience', 'ms', [sum(abandoned, waited), abandoned.length], period, { stillWaiting: waiting })
}

/** Call-backs asked for in the queue: flow-outs with a count of their own. */
export const callBacksAsked = (calls: readonly QueueCall[], period: Period): number =>
  sorted(calls, period).out.filter(({ why }) => why === 'callBack').length
