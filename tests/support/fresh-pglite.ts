import { readFileSync } from 'node:fs'
import { inject, vi } from 'vitest'
import type * as client from '#central/store/sql/pglite-client.ts'

/**
 * A database in memory begins as initdb leaves it, made once a run: making it takes some three seconds and reading it one,
 * and forty tests begin with one. What the centre makes of it, from its first migration on, is done in each.
 */
vi.mock('#central/store/sql/pglite-client.ts', async (original) => {
  const real = await original<typeof client>()
  const pgliteClient: typeof real.pgliteClient = (folder, from) =>
    real.pgliteClient(
      folder,
      from ?? (folder.startsWith('memory://') ? readFileSync(inject('freshPglite')) : undefined),
    )
  return { ...real, pgliteClient }
})
