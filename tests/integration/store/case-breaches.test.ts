import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { sql } from '#main/store/sqlite/migrations/0004-case-breaches.ts'
import { migrations } from '#main/store/sqlite/migrations/migrations.ts'

test('cases that were there before are listed by the breaches that nobody has looked at', () => {
  const db = new Database(':memory:')
  for (const before of migrations.slice(0, migrations.indexOf(sql))) db.exec(before)
  const insert = db.prepare(`insert into "case" (id, version, schema, doc) values (?, 1, 1, ?)`)
  const breach = (reviewedBy: string | null) => ({ rule: 'case.stateForbids', reviewedBy })
  insert.run('none', JSON.stringify({ breaches: [] }))
  insert.run('reviewed', JSON.stringify({ breaches: [breach('somebody')] }))
  insert.run('waiting', JSON.stringify({ breaches: [breach('somebody'), breach(null)] }))
  db.exec(sql)
  expect(db.prepare(`select id from "case" where breached = 1`).pluck().all()).toEqual(['waiting'])
  db.close()
})
