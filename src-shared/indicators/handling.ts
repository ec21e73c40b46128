import { type IndicatorId, type Measured, measured, type Period, sum, within } from './measured.ts'

/** One advisor's part of a call. */
export interface CallPart {
  readonly part: string
  readonly call: string
  readonly advisor: string
  readonly queue: string | null
  readonly number: string | null
  readonly direction: 'inbound' | 'outbound'
  /** Unix ms. */
  readonly answeredAt: number
  /** When the call entered its queue, or else was answered: the interval that it belongs to. */
  readonly belongsAt: number
  /** Null while it lasts. */
  readonly ended: { readonly at: number; readonly talkMs: number; readonly holdMs: number } | null
  /** Null until the wrap-up has ended, and where there was none. */
  readonly wrapUpMs: number | null
}

/** AHT (TMO) and each of its parts alone. */
export interface Handling {
  readonly aht: Measured
  readonly talk: Measured
  readonly hold: Measured
  readonly wrapUp: Measured
}

/**
 * Σ (talk + hold + wrap-up) ÷ contacts handled. A call with several parts counts all of them, and itself once: pass one
 * advisor's parts for theirs, everybody's for the total.
 */
export function handling(parts: readonly CallPart[], period: Period): Handling {
  const own = parts.filter(({ belongsAt }) => within(period, belongsAt))
  const inCourse = new Set(own.filter(({ ended }) => ended === null).map(({ call }) => call))
  // A call of which one part still lasts is none of them yet: half a time would make the average too short.
  const handled = own.filter(({ call }) => !inCourse.has(call))
  const contacts = new Set(handled.map(({ call }) => call)).size
  const total = {
    talk: sum(handled, ({ ended }) => ended?.talkMs ?? 0),
    hold: sum(handled, ({ ended }) => ended?.holdMs ?? 0),
    wrapUp: sum(handled, ({ wrapUpMs }) => wrapUpMs ?? 0),
  }
  const mean = (id: IndicatorId, ms: number) => measured(id, 'ms', [ms, contacts], period, { inCourse: inCourse.size })
  return {
    aht: mean('aht', total.talk + total.hold + total.wrapUp),
    talk: mean('talk', total.talk),
    hold: mean('hold', total.hold),
    wrapUp: mean('wrapUp', total.wrapUp),
  }
}
