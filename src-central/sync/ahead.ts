import type { CommandEnvelope } from '#shared/kernel/commands.ts'
import { type Instant, unixMsOf } from '#shared/kernel/instants.ts'
import type { AheadCommand, LogOutcome } from '../store/port.ts'

interface Decided {
  readonly body: CommandEnvelope
  readonly outcome: LogOutcome
}

/**
 * A workstation counts from the centre's time at its last sync: in two weeks without it a quartz (100 ppm) is off by two minutes.
 * Further ahead its clock was wrong. Kerberos bears as much (RFC 4120, 5 min). †
 */
export const AHEAD_MS = 5 * 60_000

/**
 * What is taken although its time lies ahead of the centre's. It is applied as it says: whoever orders by it would otherwise see
 * another order than its author did; its coordinator is told both times. What was deposited or refused is looked at anyway.
 */
export const aheadOf = (planned: readonly Decided[], actor: string, receivedAt: Instant): AheadCommand[] =>
  planned.flatMap(({ body: { id, name, at }, outcome }) =>
    (outcome === 'accepted' || outcome === 'held') && unixMsOf(at) - unixMsOf(receivedAt) > AHEAD_MS
      ? [{ commandId: id, actor, name, at, receivedAt }]
      : [],
  )
