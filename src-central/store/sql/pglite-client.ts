import { PGlite } from '@electric-sql/pglite'
import type { SqlClient, SqlConnection } from './client.ts'

/**
 * PostgreSQL inside this process, for trial and development: it was seen never to call fsync, so a power cut may lose
 * what it acknowledged, and then workstations bring it back (docs/architecture.md, recovery).
 * @param folder where it keeps its data; `memory://` for nowhere
 */
export async function pgliteClient(folder: string): Promise<SqlClient> {
  const db = await PGlite.create(folder)
  const on = (connection: { query: PGlite['query'] }): SqlConnection => ({
    query: async <Row>(text: string, values: readonly unknown[] = []) =>
      (await connection.query<Row>(text, [...values])).rows,
  })
  return {
    ...on(db),
    transaction: (isolation, work) =>
      db.transaction(async (connection) => {
        await connection.query(`set transaction isolation level ${isolation}`)
        return work(on({ query: connection.query.bind(connection) as PGlite['query'] })) // the same signature within a transaction
      }),
    script: async (text) => void (await db.exec(text)),
    close: () => db.close(),
  }
}
