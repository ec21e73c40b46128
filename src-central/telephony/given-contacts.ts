import { randomUUID } from 'node:crypto'
import type { InteractionId, UserId } from '#shared/kernel/ids.ts'
import { ok, type Rejection, type Result, reject } from '#shared/kernel/result.ts'
import { holdersOf } from '#shared/telephony/call-holders.ts'
import { CallRecord } from '#shared/telephony/call-record.ts'
import type { GivenContact } from '#shared/telephony/given-contact.ts'
import { pieceSealer } from '../recordings/sealed-pieces.ts'
import type { SqlConnection } from '../store/sql/client.ts'

/** A call that goes on to a colleague is talked to within moments; a day outlives every shift. */
const KEPT_MS = 24 * 60 * 60_000

export interface GivenParts {
  readonly client: SqlConnection
  /** The centre's: a draft has the answers of sensitive steps in it, which stand in no database and no backup to be read. */
  readonly key: Uint8Array
}

/** Each text has a key of its own, by a name that is used once. */
const sealerOf = (key: Uint8Array, seal: string) => pieceSealer(key, `given-contact/${seal}`)

async function holders(connection: SqlConnection, call: InteractionId): Promise<readonly UserId[]> {
  const [row] = await connection.query<{ call: unknown }>(
    "select doc -> 'call' as call from doc_interaction where id = $1",
    [call],
  )
  const record = CallRecord.safeParse(row?.call)
  return record.success ? holdersOf(record.data) : []
}

/**
 * Takes what somebody had written of a call of theirs, for whoever has it next. What comes late does not replace what a
 * colleague after them has given.
 * @param at unix ms
 */
export async function giveContact(
  { client, key }: GivenParts,
  given: { readonly call: InteractionId; readonly by: UserId; readonly form: string; readonly at: number },
): Promise<Result<null, Rejection>> {
  const turn = (await holders(client, given.call)).lastIndexOf(given.by)
  if (turn < 0) return reject('phone.noSuchCall')
  const seal = randomUUID()
  const sealed = sealerOf(key, seal).seal(0, Buffer.from(given.form))
  await client.query(
    `insert into given_contact (call, given_by, turn, at, seal, sealed) values ($1, $2, $3, $4, $5, $6)
     on conflict (call) do update set given_by = excluded.given_by, turn = excluded.turn, at = excluded.at,
       seal = excluded.seal, sealed = excluded.sealed
     where given_contact.turn <= excluded.turn`,
    [given.call, given.by, turn, given.at, seal, sealed],
  )
  return ok(null)
}

/** What a colleague had written of a call that is the asking person's now. */
export async function givenContact(
  { client, key }: GivenParts,
  call: InteractionId,
  asks: UserId,
  hasIt: boolean,
): Promise<Result<GivenContact, Rejection>> {
  const all = await holders(client, call)
  // The PBX may have told the bridge of the answer, and the contact not yet.
  if (!hasIt && all.at(-1) !== asks) return reject('phone.noSuchCall')
  const [row] = await client.query<{ given_by: UserId; seal: string; sealed: Uint8Array }>(
    'select given_by, seal, sealed from given_contact where call = $1 and given_by <> $2',
    [call, asks],
  )
  const form = row === undefined ? null : Buffer.from(sealerOf(key, row.seal).open(0, row.sealed)).toString()
  return ok({ form, by: row?.given_by ?? null, others: all.some((one) => one !== asks) })
}

/** @param now unix ms */
export const forgetGivenContacts = (connection: SqlConnection, now: number): Promise<unknown> =>
  connection.query('delete from given_contact where at < $1', [now - KEPT_MS])
