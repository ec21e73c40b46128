import type { Interaction } from '#shared/interactions/schema.ts'
import { change } from '#shared/kernel/documents.ts'
import type { TeamId, UserId } from '#shared/kernel/ids.ts'
import { instantOf } from '#shared/kernel/instants.ts'
import { readStored } from '#shared/kernel/model.ts'
import { byOf } from '#shared/telephony/call-record.ts'
import { calledInteraction, onCall } from '#shared/telephony/interaction-of-call.ts'
import { cutOffIn } from '#shared/telephony/missed-calls.ts'
import { amendHere } from '../sync/amend-here.ts'
import type { EngineParts } from '../sync/engine-parts.ts'
import { isPassing } from '../sync/retry.ts'
import type { PbxFact } from './calls/told.ts'
import { waitingSince } from './lost-meanwhile.ts'

/** Longest pause before what could not be written is tried again. */
const [FIRST_PAUSE_MS, LONGEST_PAUSE_MS] = [500, 30_000]
/** For so long a centre that stops goes on writing what was told. */
const DRAIN_MS = 5_000

export interface FactsParts {
  readonly engine: EngineParts
  /** Whose team somebody is of, and whose a queue is; null: nobody's. */
  readonly teamOf: (fact: { readonly user: UserId | null; readonly queue: string | null }) => Promise<TeamId | null>
  readonly failed: (failure: unknown) => void
}

/** Writes on interactions what the PBX told, in order, each once however often it is told. */
export interface Facts {
  add(facts: readonly PbxFact[]): void
  /** When everything that was added is written. */
  settled(): Promise<void>
  /** Writes what was added, as far as that is done within moments. */
  stop(): Promise<void>
}

export function factWriter({ engine, teamOf, failed }: FactsParts): Facts {
  const waiting: PbxFact[] = []
  let stopping = false
  let stopped = false
  /** Ends the pause under way. */
  let goOn = () => {}
  let working: Promise<void> = Promise.resolve()
  let idle = true

  async function write(fact: PbxFact): Promise<void> {
    const user = byOf(fact.entry)
    const teamId = await teamOf({ user, queue: fact.queue })
    const { centre } = await engine.store.snapshot((transaction) => transaction.head())
    const ref = { kind: 'interaction' as const, id: fact.call }
    await amendHere(engine, centre, [ref], (look) => {
      const found = look(ref)
      const read = found === 'missing' || found === 'notHere' ? null : readStored(engine.model, 'interaction', found)
      if (read !== null && !read.ok) throw new Error(`interaction ${fact.call} cannot be read by this program`)
      const before: Interaction | null = read === null ? null : read.value
      const { number, queue, entry } = fact
      if (before?.call?.entries.some(({ key }) => key === entry.key) === true) return []
      if (fact.whileWaiting === true && waitingSince(before?.call?.entries ?? []) === null) return []
      // Two nodes may each have found it so, under the name of another leg.
      if (entry.kind === 'lost' && entry.inTalk === true && cutOffIn(before?.call) !== null) return []
      const begun = before ?? calledInteraction({ ...seedOf(fact), teamId })
      return [
        change('interaction', fact.call, onCall(begun, { number, queue, video: false, consults: null }, entry, teamId)),
      ]
    })
  }

  async function work(): Promise<void> {
    let pause = FIRST_PAUSE_MS
    for (let next = waiting[0]; next !== undefined && !stopped; next = waiting[0]) {
      try {
        await write(next)
        waiting.shift()
        pause = FIRST_PAUSE_MS
      } catch (failure) {
        failed(failure)
        // One that fails on itself must not hold back all others.
        if (!isPassing(failure)) {
          waiting.shift()
          continue
        }
        const bidden = new Promise<void>((resolve) => {
          goOn = resolve
        })
        await Promise.race([engine.wait?.(pause), bidden])
        pause = stopping ? FIRST_PAUSE_MS : Math.min(pause * 2, LONGEST_PAUSE_MS)
      }
    }
    idle = true
  }
  return {
    add(facts) {
      waiting.push(...facts)
      if (!idle || stopped || waiting.length === 0) return
      idle = false
      working = work()
    },
    settled: () => working,
    async stop() {
      stopping = true
      goOn()
      const late = setTimeout(() => {
        stopped = true
        goOn()
      }, DRAIN_MS)
      await working
      clearTimeout(late)
      stopped = true
      if (waiting.length > 0) failed(new Error(`${waiting.length} facts of calls were not written before the stop`))
    },
  }
}

const seedOf = ({ call, direction, openedAt }: PbxFact) => ({
  id: call,
  direction,
  channel: 'voice' as const,
  openedAt: instantOf(openedAt),
})
