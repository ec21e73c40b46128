import pg from 'pg'
import { expect, inject, test } from 'vitest'
import { postgresBroker } from '#central/live/postgres-broker.ts'
import { newDatabase } from '../../support/databases.ts'

/** Resolves when `fits` holds for something that is told from now on. */
function told<T>() {
  const waiting: { fits: (one: T) => boolean; go: () => void }[] = []
  return {
    tell: (one: T) => {
      for (const each of waiting) if (each.fits(one)) each.go()
    },
    until: (fits: (one: T) => boolean) => new Promise<void>((go) => waiting.push({ fits, go })),
  }
}

test('a node hears the others again after the database was away, and each thing once', async () => {
  const database = await newDatabase()
  const name = new URL(database).pathname.slice(1)
  const failures = told<unknown>()
  const heard = told<ReadonlySet<string>>()
  const all: string[] = []
  const here = await postgresBroker(database, failures.tell)
  here.subscribe((scopes) => {
    all.push(...scopes)
    heard.tell(scopes)
  })
  const admin = new pg.Client(inject('databaseUrl'))
  await admin.connect()

  let tries = 0
  const triedInVain = failures.until((failure) => /not currently accepting/.test(String(failure)) && ++tries === 3)
  await admin.query(`alter database ${name} allow_connections false`)
  await admin.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name])
  await triedInVain
  const back = heard.until((scopes) => scopes.has('*'))
  await admin.query(`alter database ${name} allow_connections true`)
  await back

  const there = await postgresBroker(database, failures.tell)
  all.length = 0
  const last = heard.until((scopes) => scopes.has('team:2'))
  there.publish(new Set(['team:1']))
  there.publish(new Set(['team:2']))
  await last
  expect(all).toEqual(['team:1', 'team:2'])
  await Promise.all([here.close(), there.close(), admin.end()])
})
