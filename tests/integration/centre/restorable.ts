import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { backUp, type Place, restore } from '#central/backup/backup.ts'
import type { CentralState } from '#central/store/memory/state.ts'
import type { SqlClient } from '#central/store/sql/client.ts'
import { openDatabase } from '#central/store/sql/open.ts'
import { sqlStore } from '#central/store/sql/sql-store.ts'
import { createEngine, type Engine } from '#central/sync/engine.ts'
import type { EngineParts } from '#central/sync/engine-parts.ts'
import type { Model } from '#shared/kernel/model.ts'
import { model } from '#shared/model/model.ts'
import { stateOf } from '../../support/central-state.ts'

/** A centre that is stopped, backed up, put back and started again, on either database. */
export interface RestorableCentre {
  readonly client: SqlClient
  readonly parts: EngineParts
  /** Two nodes. */
  readonly nodes: readonly [Engine, Engine]
  backUp(): Promise<void>
  /** Puts the last backup back and starts again, with the program as it should be. @returns what was there is called now */
  restore(): Promise<string>
  /** Everything that is in the database, as the oracle reads it. */
  state(): Promise<CentralState>
  end(): Promise<void>
}

export async function restorableCentre(url: string | null, program: Model): Promise<RestorableCentre> {
  const base = mkdtempSync(join(tmpdir(), 'centre-'))
  const place: Place = { database: url, folder: join(base, 'data') }
  const file = join(base, 'copia')
  const cursorKey = randomBytes(32)
  const open = async (using: Model) => {
    const client = await openDatabase(url, place.folder, () => {})
    const parts: EngineParts = {
      store: sqlStore(client),
      model: using,
      cursorKey,
      now: () => new Date().toISOString(),
      newId: randomUUID,
    }
    return { client, parts, nodes: [createEngine(parts), createEngine(parts)] as const }
  }
  let running = await open(program)
  return {
    get client() {
      return running.client
    },
    get parts() {
      return running.parts
    },
    get nodes() {
      return running.nodes
    },
    async backUp() {
      // PGlite is one process's; PostgreSQL is copied while it works.
      if (url === null) await running.client.close()
      await backUp(place, file)
      if (url === null) running = await open(program)
    },
    async restore() {
      await running.client.close()
      const aside = await restore(place, file, Date.now(), cursorKey)
      running = await open(model)
      return aside
    },
    state: () => stateOf(running.client),
    async end() {
      await running.client.close()
      rmSync(base, { recursive: true })
    },
  }
}
