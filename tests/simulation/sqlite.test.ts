import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { memoryStorage } from '#main/store/memory/memory-storage.ts'
import { migrate } from '#main/store/sqlite/migrate.ts'
import { sqliteStorage } from '#main/store/sqlite/sqlite-storage.ts'
import type { StoredDocument } from '#shared/kernel/documents.ts'
import { readStored } from '#shared/kernel/model.ts'
import { model } from '#shared/model/model.ts'
import { judge } from './world/oracle.ts'
import { type Outcome, play } from './world/run.ts'

const RUNS = process.env.FULL === '1' ? 1_000 : 100

const inMemory = () =>
  memoryStorage((stored: StoredDocument) => {
    const read = readStored(model, stored.kind, stored)
    return read.ok ? (model.documents.get(stored.kind)?.keepUntil?.(read.value) ?? null) : null
  })
function onSqlite() {
  const db = new Database(':memory:')
  migrate(db)
  return sqliteStorage(db, model)
}

/** What came of a run: the centre's chain says what was received, in which order, and what became of it. */
const cameOf = (outcome: Outcome) => ({
  head: outcome.state.head,
  told: outcome.told.map(({ body, answer }) => [body.id, answer]),
  left: outcome.workstations.map((at) =>
    at.storage.commandsIn(['queued', 'held', 'deposited', 'refused']).map(({ id, state }) => [id, state]),
  ),
})

test(
  `${RUNS} of the same schedules come to the same outcome over real SQLite as over memory`,
  async () => {
    const failing: string[] = []
    for (let seed = 1; seed <= RUNS; seed++) {
      const memory = await play(seed, inMemory)
      const sqlite = await play(seed, onSqlite)
      const [fault] = judge(sqlite)
      if (fault !== undefined) failing.push(`seed ${seed}: ${fault.slice(0, 300)}`)
      else if (JSON.stringify(cameOf(sqlite)) !== JSON.stringify(cameOf(memory)))
        failing.push(`seed ${seed}: another outcome`)
    }
    expect(failing).toEqual([])
  },
  20 * 60_000,
)
