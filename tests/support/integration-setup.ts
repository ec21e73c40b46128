import type { TestProject } from 'vitest/node'
import { startPostgres } from './postgres.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** URL of the run's PostgreSQL cluster; `inject('databaseUrl')`, also in `process.env.DATABASE_URL`. */
    readonly databaseUrl: string
  }
}

/** One PostgreSQL cluster for the integration tests of a run; each test file creates its own database in it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const postgres = await startPostgres()
  project.provide('databaseUrl', postgres.url)
  process.env.DATABASE_URL = postgres.url
  return () => postgres.stop()
}
