import type { PbxEvent } from '#shared/telephony/pbx-events.ts'

/** A queue's numbers, counted straight from the events and by none of the product's code. */
export interface Counted {
  waiting: number
  offered: number
  answered: number
  answeredIn20: number
  abandoned: number
  abandonedShort: number
  abandonedLate: number
  flowOuts: number
  waitOfAnswered: number
  handled: number
  handledMs: number
}

export function countQueue(events: readonly PbxEvent[], queue: string): Counted {
  const count: Counted = {
    waiting: 0,
    offered: 0,
    answered: 0,
    answeredIn20: 0,
    abandoned: 0,
    abandonedShort: 0,
    abandonedLate: 0,
    flowOuts: 0,
    waitOfAnswered: 0,
    handled: 0,
    handledMs: 0,
  }
  const own = events.filter((event) => 'stay' in event && event.queue === queue)
  const over = new Map(events.flatMap((event) => (event.type === 'callEnded' ? [[event.part, event] as const] : [])))
  const done = new Map(events.flatMap((event) => (event.type === 'wrapUpEnded' ? [[event.part, event] as const] : [])))
  for (const entered of own) {
    if (entered.type !== 'queueEntered' || entered.queue !== queue) continue
    let ended = false
    for (const event of own) {
      if (!('stay' in event) || event.stay !== entered.stay || event.type === 'queueEntered') continue
      ended = true
      // It came when the queue was closed: never offered to it.
      if (event.type === 'leftQueue' && event.how === 'closed') continue
      const waited = event.at - entered.at
      count.offered++
      if (event.type === 'callAnswered') {
        count.answered++
        count.waitOfAnswered += waited
        if (waited <= 20_000) count.answeredIn20++
        const ended = over.get(event.part)
        if (ended !== undefined) {
          count.handled++
          count.handledMs += ended.talkMs + ended.holdMs + (done.get(event.part)?.wrapUpMs ?? 0)
        }
      } else if (event.type === 'callAbandoned') {
        count.abandoned++
        if (waited < 5_000) count.abandonedShort++
        if (waited > 20_000) count.abandonedLate++
      } else count.flowOuts++
    }
    if (!ended) count.waiting++
  }
  return count
}
