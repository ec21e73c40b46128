import type { Effect } from '#shared/kernel/commands.ts'
import { type Instant, instantOf, unixMsOf } from '#shared/kernel/instants.ts'
import type { SqlConnection } from '../store/sql/client.ts'
import type { DueEffect } from './performer.ts'

/** A worker that has not said anything for so long is dead, and another takes its effects. */
const LEASE_MS = 60_000
const FIRST_WAIT_MS = 5_000
const LONGEST_WAIT_MS = 60 * 60_000

export interface LeasedEffect extends DueEffect {
  /** This one included. */
  readonly attempts: number
}

/** What is to be done outside, as workers take it; the centre's database in the product, maps in the simulation. */
export interface EffectQueue {
  /** Takes the oldest that are due for this worker alone; those that others are taking just now are passed over. */
  lease(now: Instant, count: number): Promise<LeasedEffect[]>
  done(id: string, now: Instant): Promise<void>
  /** It is tried again later, each time later; the others do not wait for it. */
  later(one: LeasedEffect, now: Instant): Promise<void>
}

export const leasedUntil = (now: Instant): Instant => instantOf(unixMsOf(now) + LEASE_MS)

/** When an effect that so many attempts have not done is due again. */
export const dueAgain = (now: Instant, attempts: number): Instant =>
  instantOf(unixMsOf(now) + Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(attempts - 1, 20)))

export const sqlEffectQueue = (connection: SqlConnection): EffectQueue => ({
  lease: (now, count) => leaseEffects(connection, now, count),
  done: async (id, now) => void (await connection.query('update effect set done_at = $2 where id = $1', [id, now])),
  later: async ({ id, attempts }, now) =>
    void (await connection.query('update effect set leased_until = $2 where id = $1 and done_at is null', [
      id,
      dueAgain(now, attempts),
    ])),
})

async function leaseEffects(connection: SqlConnection, now: Instant, count: number): Promise<LeasedEffect[]> {
  const rows = await connection.query<{
    id: string
    command_id: string
    effect: string
    at: string
    attempts: number
  }>(
    `update effect set attempts = attempts + 1, leased_until = $2 where id in (
       select id from effect where done_at is null and (leased_until is null or leased_until <= $1)
       order by at, id limit $3 for update skip locked)
     returning id, command_id, effect, at, attempts`,
    [now, leasedUntil(now), count],
  )
  return rows
    .map((row) => ({
      id: row.id,
      commandId: row.command_id,
      effect: JSON.parse(row.effect) as Effect, // written by this program from an Effect
      at: row.at,
      attempts: row.attempts,
    }))
    .sort((a, b) => (a.at === b.at ? 0 : a.at < b.at ? -1 : 1))
}
