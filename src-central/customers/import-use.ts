import type { SqlConnection } from '../store/sql/client.ts'

/** Cards of an import that a contact or a case names, or another card was joined to: they stay when it is undone. */
export async function usedOfImport(connection: SqlConnection, importId: string): Promise<readonly string[]> {
  const rows = await connection.query<{ id: string }>(
    `select c.id from doc_customer c where c.doc #>> '{import,id}' = $1 and (
       exists (select 1 from doc_interaction i where i.customer_id = c.id::text)
       or exists (select 1 from doc_case k where k.customer_id = c.id::text)
       or exists (select 1 from doc_customer m where m.doc ->> 'mergedInto' = c.id::text)) order by c.id`,
    [importId],
  )
  return rows.map(({ id }) => id)
}
