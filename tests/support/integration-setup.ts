import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import type { TestProject } from 'vitest/node'
import { startPostgres } from './postgres.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** URL of the run's PostgreSQL cluster; `inject('databaseUrl')`, also in `process.env.DATABASE_URL`. */
    readonly databaseUrl: string
    /** A file with a PGlite database as initdb leaves it (fresh-pglite.ts). */
    readonly freshPglite: string
  }
}

async function initialised(file: string): Promise<void> {
  const db = await PGlite.create('memory://')
  writeFileSync(file, new Uint8Array(await (await db.dumpDataDir('none')).arrayBuffer()))
  await db.close()
}

/** One PostgreSQL cluster for the integration tests of a run; each test file creates its own database in it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const postgres = await startPostgres()
  project.provide('databaseUrl', postgres.url)
  process.env.DATABASE_URL = postgres.url
  const folder = mkdtempSync(join(tmpdir(), 'multicontacto-pglite-'))
  const fresh = join(folder, 'fresh.tar')
  await initialised(fresh)
  project.provide('freshPglite', fresh)
  return async () => {
    await postgres.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
