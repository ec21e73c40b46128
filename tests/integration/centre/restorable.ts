import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { backUp, type Place, restore } from '#central/backup/backup.ts'
import { type CentralState, documentKey, emptyState, keptKey } from '#central/store/memory/state.ts'
import type { SqlClient } from '#central/store/sql/client.ts'
import { openDatabase } from '#central/store/sql/open.ts'
import { logRow, type SqlLogRow } from '#central/store/sql/rows.ts'
import { sqlStore } from '#central/store/sql/sql-store.ts'
import { createEngine, type Engine, type EngineParts } from '#central/sync/engine.ts'
import type { StoredDocument } from '#shared/kernel/documents.ts'
import type { Model } from '#shared/kernel/model.ts'
import { model } from '#shared/model/model.ts'

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
      const aside = await restore(place, file, Date.now())
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

const KINDS = { user: 'doc_user', team: 'doc_team', customer: 'doc_customer', interaction: 'doc_interaction' }
const TABLES = { ...KINDS, case: 'doc_case', caseNumber: 'doc_case_number' }

async function stateOf(client: SqlClient): Promise<CentralState> {
  const selects = Object.entries(TABLES).map(
    ([kind, table]) => `select '${kind}' as kind, id, version, schema, doc from ${table}`,
  )
  const documents = await client.query<StoredDocument>(
    [...selects, 'select kind, id, version, schema, doc from doc_other'].join(' union all '),
  )
  const log = await client.query<SqlLogRow>('select * from log order by position')
  const effects = await client.query<{ id: string; command_id: string; effect: string; at: string }>(
    'select id, command_id, effect, at from effect',
  )
  const store = sqlStore(client)
  const { head, kept } = await store.snapshot(async (transaction) => ({
    head: await transaction.head(),
    kept: [
      ...(await transaction.kept('held')),
      ...(await transaction.kept('deposited')),
      ...(await transaction.kept('recovery')),
    ],
  }))
  return {
    ...emptyState(head.centre),
    head,
    documents: new Map(documents.map((one) => [documentKey(one), one])),
    log: log.map(logRow),
    effects: new Map(
      effects.map((one) => [
        one.id,
        { id: one.id, commandId: one.command_id, effect: JSON.parse(one.effect), at: one.at },
      ]),
    ),
    kept: new Map(kept.map((one) => [keptKey(one), one])),
  }
}
