import { execFile } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import type { SqlClient } from '../store/sql/client.ts'
import { pgClient } from '../store/sql/pg-client.ts'
import { assertBackup } from './is-backup.ts'

const runFile = promisify(execFile)

/** Runs one of PostgreSQL's programs on a database; the password goes by the environment, which `ps` does not show. */
async function run(program: 'pg_dump' | 'pg_restore', url: string, options: readonly string[]): Promise<void> {
  const database = new URL(url)
  const password = decodeURIComponent(database.password)
  database.password = ''
  const env = password === '' ? process.env : { ...process.env, PGPASSWORD: password }
  await runFile(program, [...options.slice(0, -1), `--dbname=${database.href}`, ...options.slice(-1)], { env })
}

/** The centre's nodes are still at work on the database that is to be replaced. */
export class StillInUse extends Error {
  readonly code = 'DATABASE_IN_USE'
}

/** Writes the centre's schema, in one snapshot, while the nodes work on. PostgreSQL's own program, custom format. */
export const dumpPostgres = (url: string, file: string): Promise<void> =>
  run('pg_dump', url, ['--format=custom', '--no-owner', '--schema=public', `--file=${file}`])

/** A node that has just been stopped is seen here for a moment yet: its connections end after it has said so. */
const LEAVING_MS = 3_000
const LOOK_MS = 100

async function isAlone(client: SqlClient): Promise<boolean> {
  for (const end = Date.now() + LEAVING_MS; ; await sleep(LOOK_MS)) {
    const others = await client.query(
      `select 1 from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'`,
    )
    if (others.length === 0) return true
    if (Date.now() >= end) return false
  }
}

/**
 * Puts a backup in the place of what is there, which stays beside it as a schema of another name.
 * @param aside that name, a plain identifier
 * @throws StillInUse when anybody else is connected; whatever goes wrong later, what was there is put back
 */
export async function restorePostgres(url: string, file: string, aside: string): Promise<void> {
  const client = pgClient(url, () => {}, 1)
  try {
    if (!(await isAlone(client))) throw new StillInUse('other connections to the database are open')
    // The backup makes its schema itself.
    await client.script(`alter schema public rename to ${aside}`)
    try {
      await run('pg_restore', url, ['--no-owner', '--exit-on-error', '--single-transaction', file])
      await assertBackup(client)
    } catch (failure) {
      await client.script(`drop schema if exists public cascade; alter schema ${aside} rename to public`)
      throw failure
    }
  } finally {
    await client.close()
  }
}
