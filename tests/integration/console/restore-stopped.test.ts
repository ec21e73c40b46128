import { randomBytes } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Database } from 'better-sqlite3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { peopleFolders } from '#main/keys/people-folders.ts'
import { makeBackup } from '#main/store/file/backup.ts'
import { openStoreFile } from '#main/store/file/open-file.ts'
import { cardOf } from '../../support/card.ts'
import { PASSWORD, type TestCentre, testCentre } from '../../support/centre.ts'
import { newId, type TestConsole, testConsole } from '../../support/console.ts'
import { storeKeyOf } from '../../support/store-key.ts'

let centre: TestCentre
const consoles: TestConsole[] = []
beforeAll(async () => {
  centre = await testCentre()
})
afterAll(async () => {
  for (const console of consoles) await console.stop()
  for (const console of consoles) console.remove()
  await centre.close()
})

const DAY = '2026-11-02'
const settled = (console: TestConsole) =>
  console.until('sync.status', {}, ({ connection, pending }) => connection === 'online' && pending === 0)
const found = async (console: TestConsole, text: string): Promise<number> =>
  (await console.query('customers.search', { text })).rows.length

/** Documents of a kind that this program does not know: they are kept, and mean nothing to what is tested. */
function fill(db: Database): void {
  const insert = db.prepare(`insert into other_document (kind, id, version, schema, doc) values ('other', ?, 1, 1, ?)`)
  const doc = JSON.stringify({ text: randomBytes(2_000).toString('hex') })
  db.transaction(() => {
    for (let row = 0; row < 8_000; row++) insert.run(newId(), doc)
  })()
}

/** Somebody with a customer, a store of some 30 MB, and its backup of a day; signed out. */
async function prepared(login: string) {
  const console = testConsole(centre.url)
  consoles.push(console)
  await console.call('session.signIn', { login, password: PASSWORD })
  await console.act('customer.create', cardOf('En la copia'))
  await settled(console)
  await console.call('session.signOut', { leave: false })
  const [bundle] = peopleFolders(console.folder).known()
  if (bundle === undefined) throw new Error('nobody has signed in')
  const folder = join(console.folder, 'people', bundle.person.id)
  const path = join(folder, 'store.db')
  const key = await storeKeyOf(console.folder, PASSWORD)
  const changed = (change: (db: Database) => void) => {
    const store = openStoreFile(path, key)
    if (store.kind !== 'open') throw new Error(store.kind)
    change(store.db)
    store.db.pragma('wal_checkpoint(TRUNCATE)')
    store.db.close()
  }
  changed(fill)
  const backUp = () => makeBackup({ path, key, folder: join(folder, 'backups'), day: DAY })
  return { console, folder, changed, backUp }
}

test('a restore is stopped while its copy is made: the store opens again as it was, and nothing is left of the copy', async () => {
  const { console: luis, folder, backUp } = await prepared('luis')
  expect(backUp()).toEqual({ kind: 'made' })
  await luis.call('session.signIn', { login: 'luis', password: PASSWORD })
  await luis.act('customer.create', cardOf('Después de la copia'))
  await settled(luis)
  const shares: number[] = []
  const stop = luis.watchSession((state) => {
    if (state.state !== 'opening' || state.percent === undefined) return
    shares.push(state.percent)
    if (state.percent > 0) void luis.call('session.stopRestore', {})
  })
  expect(await luis.call('session.restore', { day: DAY, password: PASSWORD })).toEqual({
    ok: false,
    error: { code: 'backup.stopped' },
  })
  stop()
  expect(shares.length).toBeGreaterThan(1)
  expect(luis.state()).toMatchObject({ state: 'open', notices: [] })
  expect(readdirSync(folder).filter((name) => name.includes('restored') || name.includes('reemplazada'))).toEqual([])
  expect(await found(luis, 'después')).toBe(1)
  await luis.act('customer.create', cardOf('Sigue igual'))
  await settled(luis)

  // Not stopped, it goes through, and says how far it has come.
  shares.length = 0
  const look = luis.watchSession((state) => {
    if (state.state === 'opening' && state.percent !== undefined) shares.push(state.percent)
  })
  expect(await luis.call('session.restore', { day: DAY, password: PASSWORD })).toEqual({ ok: true, value: null })
  look()
  expect(shares).toEqual([...shares].sort((one, other) => one - other))
  expect(shares.at(-1)).toBe(90)
  await settled(luis)
  expect(await found(luis, 'sigue')).toBe(1)
})

test('a store that does not open goes back to its backup from the entrance', async () => {
  const { console: carmen, changed, backUp } = await prepared('carmen')
  backUp()
  // As after a newer version of the console was taken back.
  changed((db) => void db.pragma('user_version = 99'))
  expect(await carmen.call('session.signIn', { login: 'carmen', password: PASSWORD })).toMatchObject({
    error: { code: 'store.tooNew' },
  })
  expect(carmen.state().state).toBe('signedOut')
  expect(await carmen.call('session.backups', { login: 'carmen' })).toMatchObject({
    ok: true,
    value: { backups: [{ day: DAY }] },
  })
  expect(await carmen.call('session.backups', { login: 'nadie' })).toEqual({ ok: true, value: { backups: [] } })
  const restore = (password: string) => carmen.call('session.restore', { day: DAY, password, login: 'carmen' })
  expect(await restore('no es esta')).toMatchObject({ error: { code: 'session.wrongPassword' } })
  expect(carmen.state().state).toBe('signedOut')
  expect(await restore(PASSWORD)).toEqual({ ok: true, value: null })
  expect(carmen.state()).toMatchObject({ state: 'open', notices: [{ kind: 'restored' }] })
  await settled(carmen)
  expect(await found(carmen, 'copia')).toBeGreaterThan(0)
})
