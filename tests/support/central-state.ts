import { type CentralState, documentKey, emptyState, keptKey } from '#central/store/memory/state.ts'
import type { SqlClient } from '#central/store/sql/client.ts'
import { logRow, type SqlLogRow } from '#central/store/sql/rows.ts'
import { sqlStore } from '#central/store/sql/sql-store.ts'
import type { StoredDocument } from '#shared/kernel/documents.ts'

const KINDS = { user: 'doc_user', team: 'doc_team', customer: 'doc_customer', interaction: 'doc_interaction' }
const TABLES = { ...KINDS, case: 'doc_case', caseNumber: 'doc_case_number' }

/** Everything that is in a centre's database, as the simulation's oracle reads it. */
export async function stateOf(client: SqlClient): Promise<CentralState> {
  const selects = Object.entries(TABLES).map(
    ([kind, table]) => `select '${kind}' as kind, id, version, schema, doc from ${table}`,
  )
  const documents = await client.query<StoredDocument>(
    [...selects, 'select kind, id, version, schema, doc from doc_other'].join(' union all '),
  )
  const log = await client.query<SqlLogRow>('select * from log order by position')
  const effects = await client.query<{ id: string; command_id: string; effect: string; at: string }>(
    'select id, command_id, effect, at from effect',
  )
  const store = sqlStore(client)
  const { head, kept } = await store.snapshot(async (transaction) => ({
    head: await transaction.head(),
    kept: [
      ...(await transaction.kept('held')),
      ...(await transaction.kept('deposited')),
      ...(await transaction.kept('recovery')),
    ],
  }))
  return {
    ...emptyState(head.centre),
    head,
    documents: new Map(documents.map((one) => [documentKey(one), one])),
    log: log.map(logRow),
    effects: new Map(
      effects.map((one) => [
        one.id,
        { id: one.id, commandId: one.command_id, effect: JSON.parse(one.effect), at: one.at },
      ]),
    ),
    kept: new Map(kept.map((one) => [keptKey(one), one])),
  }
}
