import { PGlite } from '@electric-sql/pglite'
import type { SqlClient, SqlConnection } from './client.ts'
import { lockFolder } from './folder-lock.ts'
import { assertNotBegun, whyNotOpened } from './pglite-folder.ts'

const NOWHERE = 'memory://'

/** PGlite's own parts that the backup needs; everything else goes through {@link SqlClient}. */
export interface PgliteClient extends SqlClient {
  /** The whole database as a .tar.gz. */
  dump(): Promise<Uint8Array>
}

/**
 * PostgreSQL inside this process, for trial and development: it was seen never to call fsync, so a power cut may lose
 * what it acknowledged, and then workstations bring it back (docs/architecture.md, recovery).
 * @param folder where it keeps its data; `memory://` for nowhere
 * @param from a dump to begin with, unpacked; the folder must then be empty
 * @throws FolderInUse when another process has the folder open; DamagedFolder when what is in it cannot be opened
 */
export async function pgliteClient(folder: string, from?: Uint8Array): Promise<PgliteClient> {
  const unlock = folder.startsWith(NOWHERE) ? () => {} : await lockFolder(folder)
  const begin = from === undefined ? {} : { loadDataDir: new Blob([new Uint8Array(from)]) }
  const db = await open(folder, begin).catch((failure) => {
    unlock()
    throw failure
  })
  const on = (connection: { query: PGlite['query'] }, asked?: Promise<unknown>[]): SqlConnection => ({
    query: async <Row>(text: string, values: readonly unknown[] = []) => {
      const answer = connection.query<Row>(text, [...values])
      asked?.push(answer)
      return (await answer).rows
    },
  })
  return {
    ...on(db),
    transaction: (isolation, work) =>
      db.transaction(async (connection) => {
        await connection.query(`set transaction isolation level ${isolation}`)
        const asked: Promise<unknown>[] = []
        const query = connection.query.bind(connection) as PGlite['query'] // the same signature within a transaction
        const result = await work(on({ query }, asked))
        await Promise.all(asked)
        return result
      }),
    script: async (text) => void (await db.exec(text)),
    dump: async () => new Uint8Array(await (await db.dumpDataDir('gzip')).arrayBuffer()),
    async close() {
      await db.close()
      unlock()
    },
  }
}

async function open(folder: string, begin: { loadDataDir?: Blob }): Promise<PGlite> {
  if (folder.startsWith(NOWHERE)) return PGlite.create(folder, begin)
  assertNotBegun(folder)
  try {
    return await PGlite.create(folder, begin)
  } catch (failure) {
    // What was just unpacked is a backup that is none, and says so itself.
    throw begin.loadDataDir === undefined ? whyNotOpened(folder, failure) : failure
  }
}
