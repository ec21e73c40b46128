import { z } from 'zod'
import { UserId } from '#shared/kernel/ids.ts'
import { PRESENCE_LEASE_MS, type PresenceRequest, PresenceState } from '#shared/telephony/bridge-api.ts'
import type { Chosen } from '#shared/telephony/phone/phone.ts'
import { CHOSEN } from '#shared/telephony/phone/phone.ts'
import type { SqlClient } from '../../store/sql/client.ts'

const Ms = z.coerce.number()
const Row = z.object({
  user_id: UserId,
  state: PresenceState,
  reason: z.string().nullable(),
  next: z.enum(CHOSEN).nullable(),
  since: Ms,
  version: Ms,
  lease_until: Ms,
  forced_state: z.enum(CHOSEN).nullable(),
  forced_by: UserId.nullable(),
  forced_reason: z.string().nullable(),
  set_by: UserId.nullable(),
  set_reason: z.string().nullable(),
})

/** What a person is held to be; times in unix ms. */
export interface Lease {
  readonly user: UserId
  readonly state: PresenceState
  readonly reason: string | null
  readonly next: Chosen | null
  readonly since: number
  /** Raised with each change of state. */
  readonly version: number
  readonly until: number
  /** Who brought this state about, where it was not the person; null: they did. */
  readonly setBy: { readonly by: UserId; readonly reason: string } | null
  /** What a coordinator has set and the screen does not say yet. */
  readonly forced: { readonly state: Chosen; readonly by: UserId; readonly reason: string } | null
}

const COLUMNS = `user_id, state, reason, next, extract(epoch from since) * 1000 as since, version,
  extract(epoch from lease_until) * 1000 as lease_until, forced_state, forced_by, forced_reason, set_by, set_reason`

function leaseOf(row: unknown): Lease {
  const one = Row.parse(row)
  return {
    user: one.user_id,
    state: one.state,
    reason: one.reason,
    next: one.next,
    since: Math.round(one.since),
    version: one.version,
    until: Math.round(one.lease_until),
    setBy: one.set_by === null ? null : { by: one.set_by, reason: one.set_reason ?? '' },
    forced:
      one.forced_state === null || one.forced_by === null
        ? null
        : { state: one.forced_state, by: one.forced_by, reason: one.forced_reason ?? '' },
  }
}

const at = (ms: number): string => new Date(ms).toISOString()

/**
 * The screen says what it is; the lease begins again. A coordinator's word stands until the screen says the same.
 * @param now unix ms
 */
export async function tellPresence(
  client: SqlClient,
  user: UserId,
  { state, reason, after }: PresenceRequest,
  now: number,
): Promise<Lease> {
  const [row] = await client.query(
    `insert into phone_presence as p (user_id, state, reason, next, since, version, lease_until)
     values ($1, $2, $3, $4, $5, 1, $6)
     on conflict (user_id) do update set
       state = excluded.state, reason = excluded.reason, next = excluded.next, lease_until = excluded.lease_until,
       since = case when p.state = excluded.state then p.since else excluded.since end,
       version = case when p.state = excluded.state then p.version else p.version + 1 end,
       set_by = case when p.state = excluded.state then p.set_by when p.forced_state = excluded.state then p.forced_by end,
       set_reason = case
         when p.state = excluded.state then p.set_reason when p.forced_state = excluded.state then p.forced_reason end,
       forced_state = case when p.forced_state = excluded.state then null else p.forced_state end,
       forced_by = case when p.forced_state = excluded.state then null else p.forced_by end,
       forced_reason = case when p.forced_state = excluded.state then null else p.forced_reason end
     returning ${COLUMNS}`,
    [user, state, reason, after, at(now), at(now + PRESENCE_LEASE_MS)],
  )
  return leaseOf(row)
}

/** A coordinator changes somebody's state; their screen hears it with its next word. @returns null: they are not here */
export async function forcePresence(
  client: SqlClient,
  user: UserId,
  forced: { readonly state: Chosen; readonly by: UserId; readonly reason: string },
): Promise<Lease | null> {
  const [row] = await client.query(
    `update phone_presence set forced_state = $2, forced_by = $3, forced_reason = $4
     where user_id = $1 and state <> 'offline' returning ${COLUMNS}`,
    [user, forced.state, forced.by, forced.reason],
  )
  return row === undefined ? null : leaseOf(row)
}

/** Ends the leases that were not renewed: each is ended by one node alone. */
export async function expireLeases(client: SqlClient, now: number): Promise<readonly Lease[]> {
  const rows = await client.query(
    `update phone_presence set state = 'offline', reason = 'leaseExpired', next = null, since = lease_until,
       version = version + 1, set_by = null, set_reason = null, forced_state = null, forced_by = null, forced_reason = null
     where lease_until < $1 and state <> 'offline' returning ${COLUMNS}`,
    [at(now)],
  )
  return rows.map(leaseOf)
}

/** The centre was away: nobody could renew, and nobody is gone for that. */
export async function extendLeases(client: SqlClient, now: number): Promise<void> {
  await client.query(`update phone_presence set lease_until = $1 where state <> 'offline' and lease_until < $1`, [
    at(now + PRESENCE_LEASE_MS),
  ])
}

export const leases = async (client: SqlClient): Promise<readonly Lease[]> =>
  (await client.query(`select ${COLUMNS} from phone_presence where state <> 'offline'`, [])).map(leaseOf)
