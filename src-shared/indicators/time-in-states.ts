import type { Presence } from '../telephony/phone/phone.ts'
import type { CallPart } from './handling.ts'
import type { Period } from './measured.ts'

/** A person was in a state from one moment to another; unix ms. */
export interface StateSpan {
  readonly state: Presence
  readonly from: number
  readonly to: number
}

/**
 * The one line of a person's time: what they said (presence) with the PBX's calls over it, since those are certain.
 * Nothing overlaps; what nobody said anything of is *Desconectado* and is left out.
 * @param said by time, not overlapping
 * @param now until when a call in course lasts
 */
export function timeLine(said: readonly StateSpan[], parts: readonly CallPart[], now: number): readonly StateSpan[] {
  const over: StateSpan[] = parts
    .flatMap(({ answeredAt, ended, wrapUpMs }): StateSpan[] => {
      const end = ended?.at ?? now
      const call: StateSpan = { state: 'onCall', from: answeredAt, to: end }
      return wrapUpMs === null ? [call] : [call, { state: 'wrapUp', from: end, to: end + wrapUpMs }]
    })
    // A call taken during a wrap-up is a call.
    .sort((a, b) => a.from - b.from || (a.state === 'onCall' ? -1 : 1))
  const edges = [...new Set([...said, ...over].flatMap(({ from, to }) => [from, to]))].sort((a, b) => a - b)
  return joined(merge(edges, said, over))
}

/** Between two neighbouring edges nothing changes: the strongest of what holds there. */
function merge(edges: readonly number[], said: readonly StateSpan[], over: readonly StateSpan[]): StateSpan[] {
  const holds = { said: sweep(said), over: sweep(over) }
  const line: StateSpan[] = []
  for (let index = 0; index + 1 < edges.length; index++) {
    const [from, to] = [edges[index] ?? 0, edges[index + 1] ?? 0]
    const calls = holds.over(from)
    const state = calls.find((one) => one.state === 'onCall')?.state ?? calls[0]?.state ?? holds.said(from)[0]?.state
    if (state !== undefined && state !== 'offline') line.push({ state, from, to })
  }
  return line
}

/** Asked with moments that only grow: the spans that hold at each. */
function sweep(spans: readonly StateSpan[]): (at: number) => readonly StateSpan[] {
  let next = 0
  let open: StateSpan[] = []
  return (at) => {
    while (next < spans.length && (spans[next]?.from ?? 0) <= at) {
      const span = spans[next++]
      if (span !== undefined) open.push(span)
    }
    open = open.filter(({ to }) => to > at)
    return open
  }
}

function joined(line: readonly StateSpan[]): readonly StateSpan[] {
  const whole: StateSpan[] = []
  for (const span of line) {
    const last = whole.at(-1)
    if (last?.state === span.state && last.to === span.from) whole[whole.length - 1] = { ...last, to: span.to }
    else whole.push(span)
  }
  return whole
}

/** Milliseconds in each state within the period. */
export type TimeInStates = Readonly<Partial<Record<Presence, number>>>

export function timeInStates(line: readonly StateSpan[], period: Period): TimeInStates {
  const time: Partial<Record<Presence, number>> = {}
  for (const { state, from, to } of line) {
    const ms = Math.min(to, period.to) - Math.max(from, period.from)
    if (ms > 0) time[state] = (time[state] ?? 0) + ms
  }
  return time
}
