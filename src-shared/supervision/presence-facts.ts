import type { StateSpan } from '../indicators/time-in-states.ts'
import type { PbxEventOf } from '../telephony/pbx-events.ts'
import type { PbxFacts } from './pbx-facts.ts'

type Told = PbxEventOf<'presence'>

/** A lease may be renewed a little late before its person counts as gone. */
export const LEASE_GRACE_MS = 5_000

const inOrder = (facts: PbxFacts, advisor: string): readonly Told[] =>
  [...(facts.presences.get(advisor)?.values() ?? [])].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))

/** What was said last of a person, and whether it still holds. */
export interface LastPresence {
  readonly told: Told
  /** Nobody renewed it: they are *Desconectado* since the lease's end. */
  readonly expired: boolean
}

export function lastPresence(facts: PbxFacts, advisor: string, now: number): LastPresence | null {
  const told = inOrder(facts, advisor).at(-1)
  return told === undefined
    ? null
    : { told, expired: told.state !== 'offline' && now > told.leaseUntil + LEASE_GRACE_MS }
}

/** The person's time as it was said, up to `now`; what a lease did not cover is nobody's time. */
export function saidSpans(facts: PbxFacts, advisor: string, now: number): readonly StateSpan[] {
  const all = inOrder(facts, advisor)
  return all.flatMap(({ at, state, leaseUntil }, index): StateSpan[] => {
    const to = Math.min(all[index + 1]?.at ?? now, leaseUntil + LEASE_GRACE_MS, now)
    return to > at ? [{ state, from: at, to }] : []
  })
}
