import type { FlowOut } from '../telephony/pbx-events.ts'

/** How a stay in a queue ended, if it did. */
export type StayEnd =
  | { readonly how: 'answered'; readonly at: number; readonly advisor: string }
  | { readonly how: 'abandoned'; readonly at: number }
  | { readonly how: 'flowOut'; readonly at: number; readonly why: FlowOut }

/** One stay of a call in a queue. */
export interface QueueStay {
  readonly stay: string
  readonly call: string
  readonly queue: string
  /** As signalled; null: withheld. */
  readonly number: string | null
  /** Unix ms. */
  readonly enteredAt: number
  readonly end: StayEnd | null
}

/** A call as its queue counts it: once, however many advisors it rang and however often it came back. */
export interface QueueCall {
  readonly call: string
  /** When it first entered: the interval that it belongs to. */
  readonly enteredAt: number
  readonly how: 'waiting' | 'answered' | 'abandoned' | 'flowOut'
  readonly why: FlowOut | null
  /** Time waited in this queue: until the first answer, or in all its stays; null while it waits. */
  readonly waitMs: number | null
}

/** The calls of one queue's stays: the first answer counts, else how the last stay ended. */
export function queueCalls(stays: readonly QueueStay[]): readonly QueueCall[] {
  const byCall = new Map<string, QueueStay[]>()
  for (const stay of stays) {
    const all = byCall.get(stay.call)
    if (all === undefined) byCall.set(stay.call, [stay])
    else all.push(stay)
  }
  return [...byCall.values()].map((all) =>
    callOf(all.length === 1 ? all : all.sort((a, b) => a.enteredAt - b.enteredAt || (a.stay < b.stay ? -1 : 1))),
  )
}

const isClosed = ({ end }: QueueStay): boolean => end?.how === 'flowOut' && end.why === 'closed'

function callOf(all: readonly QueueStay[]): QueueCall {
  // Where the queue was closed it was not offered to it: what it was before or after that counts.
  const offered = all.filter((stay) => !isClosed(stay))
  const stays = offered.length > 0 ? offered : all
  const [first] = stays
  if (first === undefined) throw new Error('a call without a stay')
  const { call, enteredAt } = first
  let waitMs = 0
  for (const { end, enteredAt: since } of stays) {
    if (end === null) return { call, enteredAt, how: 'waiting', why: null, waitMs: null }
    waitMs += Math.max(0, end.at - since)
    if (end.how === 'answered') return { call, enteredAt, how: 'answered', why: null, waitMs }
  }
  const last = stays.at(-1)?.end
  return last?.how === 'flowOut'
    ? { call, enteredAt, how: 'flowOut', why: last.why, waitMs }
    : { call, enteredAt, how: 'abandoned', why: null, waitMs }
}
