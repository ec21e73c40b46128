import type { SqlClient } from './client.ts'
import { migrate } from './migrate.ts'
import { pgClient } from './pg-client.ts'
import { pgliteClient } from './pglite-client.ts'

/**
 * The centre's database, brought forward.
 * @param url of PostgreSQL, or null for PGlite in `folder`
 * @param failed told of connections that broke while idle
 * @throws FolderInUse when another process has PGlite's folder open
 */
export async function openDatabase(
  url: string | null,
  folder: string,
  failed: (failure: unknown) => void,
): Promise<SqlClient> {
  const client = url === null ? await pgliteClient(folder) : pgClient(url, failed)
  await migrate(client)
  return client
}
