import type { InteractionId, UserId } from '#shared/kernel/ids.ts'
import { ok, type Rejection, type Result, reject } from '#shared/kernel/result.ts'
import { CallRecord, holdersOf } from '#shared/telephony/call-record.ts'
import type { GivenContact } from '#shared/telephony/given-contact.ts'
import type { SqlConnection } from '../store/sql/client.ts'

/** A call that goes on to a colleague is talked to within moments; a day outlives every shift. */
const KEPT_MS = 24 * 60 * 60_000

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
  connection: SqlConnection,
  given: { readonly call: InteractionId; readonly by: UserId; readonly form: string; readonly at: number },
): Promise<Result<null, Rejection>> {
  const turn = (await holders(connection, given.call)).lastIndexOf(given.by)
  if (turn < 0) return reject('phone.noSuchCall')
  await connection.query(
    `insert into given_contact (call, given_by, turn, at, form) values ($1, $2, $3, $4, $5)
     on conflict (call) do update set given_by = excluded.given_by, turn = excluded.turn, at = excluded.at, form = excluded.form
     where given_contact.turn <= excluded.turn`,
    [given.call, given.by, turn, given.at, given.form],
  )
  return ok(null)
}

/** What a colleague had written of a call that is the asking person's now. */
export async function givenContact(
  connection: SqlConnection,
  call: InteractionId,
  asks: UserId,
  hasIt: boolean,
): Promise<Result<GivenContact, Rejection>> {
  const all = await holders(connection, call)
  // The PBX may have told the bridge of the answer, and the contact not yet.
  if (!hasIt && all.at(-1) !== asks) return reject('phone.noSuchCall')
  const [row] = await connection.query<{ given_by: UserId; form: string }>(
    'select given_by, form from given_contact where call = $1 and given_by <> $2',
    [call, asks],
  )
  return ok({ form: row?.form ?? null, by: row?.given_by ?? null, others: all.some((one) => one !== asks) })
}

/** @param now unix ms */
export const forgetGivenContacts = (connection: SqlConnection, now: number): Promise<unknown> =>
  connection.query('delete from given_contact where at < $1', [now - KEPT_MS])
