import type { CentralStore } from '../port.ts'
import type { SqlClient } from './client.ts'
import { reading } from './reading.ts'
import { writing } from './writing.ts'

/** The centre's store on Postgres or PGlite, after {@link migrate}. */
export const sqlStore = (client: SqlClient): CentralStore => ({
  write: (work) => client.transaction('read committed', (connection) => work(writing(connection))),
  snapshot: (work) => client.transaction('repeatable read', (connection) => work(reading(connection))),
  glance: (work) => work(reading(client)),
})
