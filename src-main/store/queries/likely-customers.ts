import type { Database } from 'better-sqlite3'
import type { QueryResults } from '#shared/console/queries.ts'
import { likelyNumbers } from '#shared/customers/likely-number.ts'
import type { Model } from '#shared/kernel/model.ts'
import { BOUND_LIMIT } from '../sqlite/bound-limit.ts'
import type { ShownRow } from './as-stored.ts'
import { shownColumns, shownOf } from './paged.ts'

const SHOWN = 8

/** Each likely number is looked up by its key: no more than a thousand steps, however many customers there are. */
export function likelyCustomers(db: Database, model: Model, text: string): QueryResults['customers.likely'] {
  const likely = likelyNumbers(text)
  if (likely.length === 0) return []
  const keys = likely.flatMap(({ number }, rank) => [`nit:${number}`, `cedula:${number}`].map((key) => ({ key, rank })))
  const found = db
    .prepare<[string, number], { customer: string; rank: number }>(
      `select c.customer, min(k.value ->> '$.rank') as rank
       from json_each(?) k cross join customer_identifier c on c.identifier = k.value ->> '$.key'
       group by c.customer order by rank ${BOUND_LIMIT}`,
    )
    .all(JSON.stringify(keys), SHOWN)
  const card = db.prepare<[string], ShownRow>(`select ${shownColumns('customer')} from customer d where d.id = ?`)
  return found.flatMap(({ customer, rank }) => {
    const mistake = likely[rank]?.mistake
    const [shown] = shownOf(model, 'customer', card.all(customer))
    return shown === undefined || mistake === undefined ? [] : [{ customer: shown, mistake }]
  })
}
