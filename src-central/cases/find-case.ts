import { caseNumberId } from '#shared/cases/escalate.ts'
import type { Case } from '#shared/cases/schema.ts'
import type { Model } from '#shared/kernel/model.ts'
import type { FindCaseRequest } from '#shared/sync/api.ts'
import { type Row, readable } from '../customers/search.ts'
import type { SqlConnection } from '../store/sql/client.ts'

interface Found extends Row {
  readonly customer: string | null
}

/**
 * The case of a radicado, or of an id, whoever's it is and however far it has come, with its customer's name: a customer who
 * says their number is answered by whoever answers.
 */
export async function findCase(
  connection: SqlConnection,
  model: Model,
  asked: FindCaseRequest,
): Promise<readonly { readonly case: Case; readonly customer: string | null }[]> {
  const [number, id] = 'radicado' in asked ? [caseNumberId(asked.radicado), null] : [null, asked.id]
  const rows = await connection.query<Found>(
    `select d.id, d.version, d.schema, d.doc, c.doc ->> 'name' as customer
     from doc_case d left join doc_customer c on c.id = (d.doc ->> 'customerId')::uuid
     where d.id = coalesce($2::uuid, (select (n.doc ->> 'caseId')::uuid from doc_case_number n where n.id = $1::uuid))`,
    [number, id],
  )
  return rows.flatMap(({ customer, ...row }) => readable(model, 'case', [row]).map((one) => ({ case: one, customer })))
}
