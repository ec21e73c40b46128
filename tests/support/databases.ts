import { randomBytes } from 'node:crypto'
import { inject } from 'vitest'
import type { CentralStore } from '#central/store/port.ts'
import type { SqlClient } from '#central/store/sql/client.ts'
import { migrate } from '#central/store/sql/migrate.ts'
import { pgClient } from '#central/store/sql/pg-client.ts'
import { pgliteClient } from '#central/store/sql/pglite-client.ts'
import { sqlStore } from '#central/store/sql/sql-store.ts'
import { createDatabase } from './postgres.ts'

export interface OpenedDatabase {
  readonly client: SqlClient
  readonly store: CentralStore
  /** Null on PGlite, which only its own process can open. */
  readonly url: string | null
}

/** A new database on the run's PostgreSQL. */
export const newDatabase = (): Promise<string> =>
  createDatabase(inject('databaseUrl'), `t${randomBytes(6).toString('hex')}`)

async function opened(client: SqlClient, url: string | null): Promise<OpenedDatabase> {
  await migrate(client)
  return { client, store: sqlStore(client), url }
}

/** Both databases that the centre runs on, for the same tests. */
export const databases = [
  { name: 'PGlite', open: async () => opened(await pgliteClient('memory://'), null) },
  {
    name: 'PostgreSQL',
    async open() {
      const url = await newDatabase()
      return opened(
        pgClient(url, () => {}),
        url,
      )
    },
  },
] as const
