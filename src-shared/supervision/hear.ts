import type { PbxEvent, PbxEventOf } from '../telephony/pbx-events.ts'
import { partFacts } from './part-facts.ts'
import { earlier, index, later, type PartFacts, type PbxFacts, type Snapshot } from './pbx-facts.ts'
import { stayFacts } from './stay-facts.ts'

/** Which rows of a board an event may have changed. */
export interface Touched {
  readonly queues: Set<string>
  readonly advisors: Set<string>
}

/** Takes an event in, and adds to `touched` what it may have changed. */
export function hear(facts: PbxFacts, event: PbxEvent, touched: Touched): void {
  switch (event.type) {
    case 'queueEntered': {
      const stay = stayFacts(facts, event)
      stay.entered = earlier(stay.entered, event)
      return void touched.queues.add(event.queue)
    }
    case 'callAbandoned':
    case 'leftQueue': {
      const stay = stayFacts(facts, event)
      stay.gone = earlier(stay.gone, event)
      return void touched.queues.add(event.queue)
    }
    case 'callAnswered': {
      const part = partFacts(facts, event)
      part.answered = earlier(part.answered, event)
      touched.advisors.add(event.advisor)
      if (event.queue !== null) index(facts.partsFrom, event.queue, event.part)
      if (event.stay === null || event.queue === null) return
      const stay = stayFacts(facts, { stay: event.stay, queue: event.queue })
      stay.answered = earlier(stay.answered, event)
      return void touched.queues.add(event.queue)
    }
    case 'callHeld':
    case 'callResumed': {
      const part = partFacts(facts, event)
      part.holds.set(event.id, earlier(part.holds.get(event.id) ?? null, event))
      return void touchPart(part, touched)
    }
    case 'callEnded': {
      const part = partFacts(facts, event)
      part.ended = earlier(part.ended, event)
      return void touchPart(part, touched)
    }
    case 'wrapUpEnded': {
      const part = partFacts(facts, event)
      part.wrapUp = earlier(part.wrapUp, event)
      return void touchPart(part, touched)
    }
    case 'lineQuality': {
      const part = partFacts(facts, event)
      part.quality = later(part.quality, event)
      return void touched.advisors.add(event.advisor)
    }
    case 'advisorRang':
    case 'ringEnded': {
      const ring = facts.rings.get(event.ring) ?? { rang: null, ended: null }
      if (event.type === 'advisorRang') ring.rang = earlier(ring.rang, event)
      else ring.ended = earlier(ring.ended, event)
      facts.rings.set(event.ring, ring)
      index(facts.ringsOf, event.advisor, event.ring)
      return void touched.advisors.add(event.advisor)
    }
    case 'presence':
      return void hearPresence(facts, event, touched)
    case 'bridgeConnected':
      return void hearSnapshot(facts, event, touched)
    case 'bridgeDisconnected':
      return void facts.bridges.set(event.pbx, later(facts.bridges.get(event.pbx), event))
  }
}

function touchPart({ advisor, answered }: PartFacts, touched: Touched): void {
  touched.advisors.add(advisor)
  if (answered !== null && answered.queue !== null) touched.queues.add(answered.queue)
}

/** A renewal is the same saying with a later end. */
function hearPresence(facts: PbxFacts, event: PbxEventOf<'presence'>, touched: Touched): void {
  const all = facts.presences.get(event.advisor) ?? new Map<string, PbxEventOf<'presence'>>()
  const known = all.get(event.id)
  if (known === undefined || event.leaseUntil > known.leaseUntil) all.set(event.id, event)
  facts.presences.set(event.advisor, all)
  touched.advisors.add(event.advisor)
}

function hearSnapshot(facts: PbxFacts, event: Snapshot, touched: Touched): void {
  facts.snapshots.set(event.id, event)
  facts.bridges.set(event.pbx, later(facts.bridges.get(event.pbx), event))
  for (const waiting of event.waiting) hear(facts, { ...waiting, type: 'queueEntered' }, touched)
  for (const { heldSince, ...talking } of event.talking) {
    hear(facts, { ...talking, type: 'callAnswered' }, touched)
    const { pbx, part, call, advisor } = talking
    if (heldSince !== null)
      hear(
        facts,
        { type: 'callHeld', id: `${part}:held:${heldSince}`, at: heldSince, pbx, part, call, advisor },
        touched,
      )
  }
  // What it does not name is over: everything that was open is looked at again.
  for (const stay of facts.stays.values())
    if (stay.gone === null && stay.answered === null) touched.queues.add(stay.queue)
  for (const part of facts.parts.values()) if (part.ended === null) touchPart(part, touched)
}
