import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { memoryStorage } from '#main/store/memory/memory-storage.ts'
import { migrate } from '#main/store/sqlite/migrate.ts'
import { sqliteStorage } from '#main/store/sqlite/sqlite-storage.ts'
import type { StoredDocument } from '#shared/kernel/documents.ts'
import { type Model, readStored } from '#shared/kernel/model.ts'
import { judge } from './world/oracle.ts'
import { cameOf, play } from './world/run.ts'

const RUNS = process.env.FULL === '1' ? 1_000 : 100

const inMemory = (model: Model) =>
  memoryStorage((stored: StoredDocument) => {
    const read = readStored(model, stored.kind, stored)
    return read.ok ? (model.documents.get(stored.kind)?.keepUntil?.(read.value) ?? null) : null
  })
function onSqlite(model: Model) {
  const db = new Database(':memory:')
  migrate(db)
  return sqliteStorage(db, model)
}

test(
  `${RUNS} of the same schedules come to the same outcome over real SQLite as over memory`,
  async () => {
    const failing: string[] = []
    let commands = 0
    for (let seed = 1; seed <= RUNS; seed++) {
      const memory = await play(seed, { newStorage: inMemory })
      const sqlite = await play(seed, { newStorage: onSqlite })
      commands += sqlite.state.log.length
      const [fault] = judge(sqlite)
      if (fault !== undefined) failing.push(`seed ${seed}: ${fault.slice(0, 300)}`)
      else if (cameOf(sqlite) !== cameOf(memory)) failing.push(`seed ${seed}: another outcome`)
    }
    expect(failing).toEqual([])
    expect(commands).toBeGreaterThan(RUNS * 10)
  },
  20 * 60_000,
)
