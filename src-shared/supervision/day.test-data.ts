import type { InteractionId, UserId } from '../kernel/ids.ts'
import { FLOW_OUTS, type PbxEvent } from '../telephony/pbx-events.ts'

const id = (group: number, n: number) => `01900000-0000-7000-8000-${String(group * 1_000_000 + n).padStart(12, '0')}`
export const advisorId = (n: number) => id(1, n) as UserId // well-formed by construction
const callId = (n: number) => id(2, n) as InteractionId // as above
export const queueName = (n: number) => `cola-${n}`

export interface SimulatedDay {
  readonly from: number
  readonly to: number
  readonly queues: number
  readonly advisors: number
  readonly calls: number
  /** In [0, 1), replayable. */
  readonly chance: () => number
}

/** mulberry32: the same numbers for the same seed. */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

/**
 * A day as a PBX would tell it, in the order of time: people come and go on break, calls are answered, abandoned and sent
 * on, some are held, some are still waiting or in course at the end.
 */
export function simulatedDay({ from, to, queues, advisors, calls, chance }: SimulatedDay): readonly PbxEvent[] {
  const events: PbxEvent[] = []
  const pbx = 'pbx'
  const whole = (least: number, most: number) => least + Math.floor(chance() * (most - least))
  events.push({ type: 'bridgeConnected', id: 'connected', at: from, pbx, waiting: [], talking: [] })
  for (let n = 0; n < advisors; n++) {
    const advisor = advisorId(n)
    let at = from + whole(0, 600_000)
    for (let turn = 0; at < to; turn++) {
      const state = turn % 2 === 0 ? 'available' : (['break', 'lunch', 'meeting'] as const)[whole(0, 3)]
      const said = { id: `${advisor}:${turn}`, at, pbx, advisor, reason: null, by: null, next: null }
      if (state !== undefined) events.push({ ...said, type: 'presence', state, leaseUntil: to + 60_000 })
      at += state === 'available' ? whole(1_800_000, 7_200_000) : whole(300_000, 1_800_000)
    }
  }
  const free = new Array<number>(advisors).fill(from)
  for (let n = 0; n < calls; n++) {
    const entered = from + Math.floor(((to - from) * n) / calls) + whole(0, 10_000)
    const call = callId(n)
    const stay = `stay-${n}`
    const queue = queueName(n % queues)
    const inQueue = { pbx, call, stay, queue }
    const number = `310${String(n).padStart(7, '0')}`
    events.push({ ...inQueue, type: 'queueEntered', id: `${stay}:in`, at: entered, number })
    // Most are answered soon, some wait long.
    const wait = 500 + Math.floor(chance() ** 4 * 90_000)
    const kind = chance()
    if (kind < 0.1) events.push({ ...inQueue, type: 'callAbandoned', id: `${stay}:out`, at: entered + wait })
    else if (kind < 0.15)
      events.push({
        ...inQueue,
        type: 'leftQueue',
        id: `${stay}:out`,
        at: entered + wait,
        how: FLOW_OUTS[whole(0, FLOW_OUTS.length)] ?? 'timeout',
      })
    else {
      const answeredAt = entered + wait
      const who = free.findIndex((until) => until <= answeredAt)
      // Nobody is free: the call waits on.
      if (who < 0) continue
      const advisor = advisorId(who)
      const part = `part-${n}`
      const inPart = { pbx, call, part, advisor }
      const ring = `${stay}:ring`
      events.push(
        { type: 'advisorRang', id: `${ring}:in`, at: answeredAt - 400, pbx, call, advisor, ring, queue },
        {
          ...inPart,
          type: 'callAnswered',
          id: `${part}:in`,
          at: answeredAt,
          stay,
          queue,
          direction: 'inbound',
          number,
        },
      )
      const lasts = whole(20_000, 600_000)
      const holdMs = chance() < 0.3 ? whole(2_000, 15_000) : 0
      if (holdMs > 0)
        events.push(
          { ...inPart, type: 'callHeld', id: `${part}:held`, at: answeredAt + 1_000 },
          { ...inPart, type: 'callResumed', id: `${part}:resumed`, at: answeredAt + 1_000 + holdMs },
        )
      const quality = { loss: chance() / 20, jitterMs: 8, delayMs: 60, mos: 3 + chance() * 1.4 }
      events.push({ ...inPart, ...quality, type: 'lineQuality', id: `${part}:quality`, at: answeredAt + 10_000 })
      const endedAt = answeredAt + lasts
      const wrapUpMs = whole(5_000, 60_000)
      events.push(
        {
          ...inPart,
          type: 'callEnded',
          id: `${part}:out`,
          at: endedAt,
          talkMs: lasts - holdMs,
          holdMs,
          how: 'otherHungUp',
        },
        { ...inPart, type: 'wrapUpEnded', id: `${part}:done`, at: endedAt + wrapUpMs, wrapUpMs },
      )
      free[who] = endedAt + wrapUpMs
    }
  }
  return events.filter(({ at }) => at < to).sort((a, b) => a.at - b.at)
}
