import { type MergeLink, oneCustomer } from '#shared/customers/one-customer.ts'
import { SHOWN_CLOSED_DAYS } from '#shared/indicators/first-contact.ts'
import { lookedAtFrom, returnsOf } from '#shared/indicators/first-contact-proven.ts'
import type { FirstContactReturns } from '#shared/indicators/first-contact-returns.ts'
import { Interaction } from '#shared/interactions/schema.ts'
import type { Instant } from '#shared/kernel/instants.ts'
import { catalogueInForce } from '../guidebook/in-force.ts'
import type { SqlConnection } from '../store/sql/client.ts'

/** More than anybody has in fifteen days. */
const MOST_CONTACTS = 5_000

/**
 * Where the customers of an advisor came back, to whomever: only here are the contacts of all advisors. Who it was that
 * attended them then is not told.
 */
export async function firstContactReturns(
  connection: SqlConnection,
  advisorId: string,
  now: Instant,
): Promise<FirstContactReturns> {
  const days = (await catalogueInForce(connection)).settings.firstContactReturnDays
  const from = lookedAtFrom(now, days, SHOWN_CLOSED_DAYS)
  const own = await interactions(
    connection,
    `doc->>'advisorId' = $1 and opened_at >= $2 and customer_id is not null
     and doc->>'state' = 'registered' order by opened_at limit ${MOST_CONTACTS}`,
    [advisorId, from],
  )
  const links = await mergedWith(
    connection,
    own.flatMap(({ customerId }) => customerId ?? []),
  )
  const everybodys = await interactions(connection, 'customer_id = any($1::text[]) and opened_at >= $2', [
    links.map(({ id }) => id),
    from,
  ])
  return { knownUntil: now, returns: [...returnsOf(own, everybodys, oneCustomer(links), days)] }
}

/** What this program cannot read counts for nothing, as at a workstation. */
async function interactions(
  connection: SqlConnection,
  where: string,
  parameters: readonly unknown[],
): Promise<readonly Interaction[]> {
  const rows = await connection.query<{ doc: unknown }>(`select doc from doc_interaction where ${where}`, [
    ...parameters,
  ])
  return rows.flatMap(({ doc }) => {
    const read = Interaction.safeParse(doc)
    return read.success ? [read.data] : []
  })
}

/** These cards with all that were merged into them, or they into, however far. */
async function mergedWith(connection: SqlConnection, customerIds: readonly string[]): Promise<readonly MergeLink[]> {
  const known = new Map<string, MergeLink>()
  const done = new Set<string>()
  let asked = [...new Set(customerIds)]
  while (asked.length > 0) {
    const rows = await connection.query<{ id: string; merged_into: string | null }>(
      `select id, doc->>'mergedInto' as merged_into from doc_customer
       where id = any($1::uuid[]) or (doc->>'mergedInto' is not null and doc->>'mergedInto' = any($1::text[]))`,
      [asked],
    )
    for (const { id, merged_into } of rows) known.set(id, { id, mergedInto: merged_into })
    const near = rows.flatMap(({ id, merged_into }) => (merged_into === null ? [id] : [id, merged_into]))
    for (const id of asked) done.add(id)
    asked = [...new Set(near)].filter((id) => !done.has(id))
  }
  return [...known.values()]
}
