import type { z } from 'zod'
import { closedOf } from '#shared/cases/closed-of.ts'
import type { Case } from '#shared/cases/schema.ts'
import { findsNothing, searchedWords } from '#shared/customers/searched-words.ts'
import type { Actor } from '#shared/kernel/commands.ts'
import type { Model } from '#shared/kernel/model.ts'
import { AfterCase, type ClosedCasesRequest } from '#shared/sync/api.ts'
import { type Row, readable, textQuery } from '../customers/search.ts'
import type { SqlConnection } from '../store/sql/client.ts'

const SENT_AT_MOST = 50

export interface ClosedCasesFound {
  readonly rows: readonly { readonly case: Case; readonly customer: string | null }[]
  /** There are older ones. */
  readonly more: boolean
  /** The last row that was looked at, sent or not: what this program cannot read does not end the list. */
  readonly next?: AfterCase | undefined
}

interface Found extends Row {
  readonly closedAt: string | null
  readonly customer: string | null
}

/**
 * A person's closed cases, however old, the last closed first; with words, those whose radicado, topic, or customer's name
 * or number has all of them. What is not theirs is as if it were not there.
 */
export async function closedCases(
  connection: SqlConnection,
  model: Model,
  actor: Actor,
  { text, id, after }: z.output<typeof ClosedCasesRequest>,
): Promise<ClosedCasesFound> {
  const words = textQuery(text)
  // Words of which none can stand in a case are no list of all.
  if (findsNothing(text) || (words === null && searchedWords(text).length > 0)) return { rows: [], more: false }
  const rows = await connection.query<Found>(
    `select d.id, d.version, d.schema, d.doc, d.doc ->> 'closedAt' as "closedAt", c.doc ->> 'name' as customer
     from doc_case d left join doc_customer c on c.id = (d.doc ->> 'customerId')::uuid
     where d.doc ->> 'state' = 'closed' and d.people ?| $1::text[]
       and ($2::text is null or (d.search || coalesce(c.search, ''::tsvector)) @@ to_tsquery('simple', $2))
       and ($3::uuid is null or d.id = $3)
       and ($4::text is null or (d.doc ->> 'closedAt', d.id) < ($4, $5::uuid))
     order by d.doc ->> 'closedAt' desc, d.id desc limit $6`,
    [closedOf(actor), words, id ?? null, after?.closedAt ?? null, after?.id ?? null, SENT_AT_MOST + 1],
  )
  const page = rows.slice(0, SENT_AT_MOST)
  const found = page.flatMap(({ customer, ...row }) =>
    readable(model, 'case', [row]).map((one) => ({ case: one, customer })),
  )
  const more = rows.length > SENT_AT_MOST
  return { rows: found, more, next: more ? lastPlace(page) : undefined }
}

const lastPlace = (page: readonly Found[]): AfterCase | undefined =>
  page
    .flatMap(({ id, closedAt }) => {
      const place = AfterCase.safeParse({ id, closedAt })
      return place.success ? [place.data] : []
    })
    .at(-1)
