import type { SqlClient, SqlConnection } from '#central/store/sql/client.ts'

interface Table {
  readonly name: string
  /** Those that are not reckoned from others. */
  readonly columns: string
}

const tablesOf = (connection: SqlConnection): Promise<readonly Table[]> =>
  connection.query<Table>(
    `select c.table_name as name, string_agg(quote_ident(c.column_name), ', ' order by c.ordinal_position) as columns
     from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
     where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.is_generated = 'NEVER'
     group by c.table_name`,
  )

/**
 * Keeps a copy of every row, inside the database itself: a backup for a test that has no time for a file.
 * @param copy its name, in place of an earlier one of the same name
 */
export async function saveDatabase(client: SqlClient, copy: string): Promise<void> {
  await client.transaction('repeatable read', async (connection) => {
    await connection.query(`drop schema if exists ${copy} cascade`)
    await connection.query(`create schema ${copy}`)
    for (const { name, columns } of await tablesOf(connection))
      await connection.query(`create table ${copy}.${name} as select ${columns} from public.${name}`)
  })
}

/** Puts the rows of a copy in the place of those that are there; what hinders changes of the log is not asked. */
export async function putDatabaseBack(client: SqlClient, copy: string): Promise<void> {
  await client.transaction('read committed', async (connection) => {
    await connection.query('set local session_replication_role = replica')
    const tables = await tablesOf(connection)
    await connection.query(`truncate ${tables.map(({ name }) => `public.${name}`).join(', ')}`)
    for (const { name, columns } of tables)
      await connection.query(
        `insert into public.${name} (${columns}) overriding system value select ${columns} from ${copy}.${name}`,
      )
  })
}
