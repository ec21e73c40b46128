import { existsSync, openSync, readdirSync, readFileSync, statSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { peopleFolders } from '#main/keys/people-folders.ts'
import { makeBackup } from '#main/store/file/backup.ts'
import { openReadOnly, openStoreFile } from '#main/store/file/open-file.ts'
import { cardOf } from '../../support/card.ts'
import { PASSWORD, type TestCentre, testCentre } from '../../support/centre.ts'
import { type TestConsole, testConsole } from '../../support/console.ts'
import { storeKeyOf } from '../../support/store-key.ts'
import { fillWithCommands } from '../store/big-store.ts'

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
const opened = (folder?: string, url = centre.url): TestConsole => {
  const console = testConsole(url, folder)
  consoles.push(console)
  return console
}
const settled = (console: TestConsole) =>
  console.until('sync.status', {}, ({ connection, pending }) => connection === 'online' && pending === 0)
const found = async (console: TestConsole, text: string): Promise<number> =>
  (await console.query('customers.search', { text })).rows.length

function placesOf(console: TestConsole) {
  const [bundle] = peopleFolders(console.folder).known()
  if (bundle === undefined) throw new Error('nobody has signed in')
  const folder = join(console.folder, 'people', bundle.person.id)
  return { bundle, folder, path: join(folder, 'store.db'), backups: join(folder, 'backups') }
}

async function backUp(console: TestConsole): Promise<void> {
  const { path, backups } = placesOf(console)
  makeBackup({ path, key: await storeKeyOf(console.folder, PASSWORD), folder: backups, day: DAY })
}

function notices(console: TestConsole) {
  const state = console.state()
  if (state.state !== 'open') throw new Error(state.state)
  return state.notices
}

test('a backup is restored: a store of another id, without old numbers, with everything done since', async () => {
  const luis = opened()
  await luis.call('session.signIn', { login: 'luis', password: PASSWORD })
  await luis.act('customer.create', cardOf('Antes de la copia'))
  await settled(luis)
  await luis.call('numbers.take', {})
  await luis.call('draft.put', { contact: 'uno', field: 'notas', text: 'viejo' })
  await backUp(luis)
  await luis.act('customer.create', cardOf('Después de la copia'))
  await settled(luis)
  await luis.call('draft.put', { contact: 'uno', field: 'notas', text: 'nuevo' })
  const { value: before } = (await luis.call('numbers.take', {})) as { value: { number: string } }
  const { bundle, folder } = placesOf(luis)

  expect(await luis.call('backups.list', {})).toMatchObject({
    ok: true,
    value: { backups: [{ day: DAY, holds: { customers: 1, undelivered: 0 } }] },
  })
  expect(await luis.call('session.restore', { day: DAY, password: 'no es esta' })).toEqual({
    ok: false,
    error: { code: 'session.wrongPasswordHere' },
  })
  expect(await luis.call('session.restore', { day: '2026-01-01', password: PASSWORD })).toEqual({
    ok: false,
    error: { code: 'backup.unknown' },
  })
  expect(placesOf(luis).bundle.store).toBe(bundle.store)

  expect(await luis.call('session.restore', { day: DAY, password: PASSWORD })).toEqual({ ok: true, value: null })
  expect(notices(luis)).toMatchObject([{ kind: 'restored', kept: 1 }])
  const after = placesOf(luis)
  expect(after.bundle.store).not.toBe(bundle.store)
  // Shown at once, from the newer store's commands; and the same once the centre has been heard.
  await settled(luis)
  expect(await found(luis, 'antes')).toBe(1)
  expect(await found(luis, 'después')).toBe(1)
  expect(await luis.query('drafts.all', {})).toMatchObject([{ contact: 'uno', text: 'nuevo' }])
  // Nothing of the store of before is overwritten: it stands there by its name, and opens with the key.
  const [notice] = notices(luis)
  if (notice?.kind !== 'restored') throw new Error('no word of the restore')
  const { name } = notice
  expect(readdirSync(folder)).toContain(name)
  const aside = openReadOnly(join(folder, name), await storeKeyOf(luis.folder, PASSWORD))
  if (aside.kind !== 'open') throw new Error(aside.kind)
  expect(aside.db.prepare('select count(*) from command').pluck().get()).toBe(2)
  aside.db.close()
  // The centre leases new numbers to the new store; the old ones are given to nobody again.
  await luis.until('sync.status', {}, ({ syncedAt }) => syncedAt !== null)
  const { value: next } = (await luis.call('numbers.take', {})) as { value: { number: string } }
  expect(Number(next.number)).toBeGreaterThan(Number(before.number) + 1)
  // Deliveries go on from there, also after the next opening.
  await luis.call('session.signOut', { leave: false })
  await luis.call('session.signIn', { login: 'luis', password: PASSWORD })
  await luis.act('customer.create', cardOf('Tras la restauración'))
  await settled(luis)
})

test('what waits to be sent survives: what the backup has and a damaged store lost, and what came after it', async () => {
  const carmen = opened()
  await carmen.call('session.signIn', { login: 'carmen', password: PASSWORD })
  await settled(carmen)
  await carmen.stop()
  const offline = opened(carmen.folder, 'http://127.0.0.1:1')
  await offline.call('session.signIn', { login: 'carmen', password: PASSWORD })
  await offline.act('customer.create', cardOf('Guardada sin red'))
  await backUp(offline)
  await offline.stop()
  const { path } = placesOf(offline)
  // Page 1 is gone: nothing of it can be rescued.
  const bytes = readFileSync(path)
  writeFileSync(path, bytes.fill(0, 0, 4_096))

  const again = opened(carmen.folder)
  await again.call('session.signIn', { login: 'carmen', password: PASSWORD })
  expect(notices(again)).toMatchObject([{ kind: 'setAside', rescued: 0 }])
  await settled(again)
  expect(await found(again, 'guardada')).toBe(0)
  await again.act('customer.create', cardOf('Después del daño'))
  expect(await again.call('session.restore', { day: DAY, password: PASSWORD })).toEqual({ ok: true, value: null })
  await settled(again)
  expect(await found(again, 'guardada')).toBe(1)
  expect(await found(again, 'daño')).toBe(1)
  const sofia = opened()
  await sofia.call('session.signIn', { login: 'sofia', password: PASSWORD })
  await sofia.until('customers.search', { text: 'guardada' }, ({ rows }) =>
    rows.some(({ doc }) => doc.name === 'Guardada sin red'),
  )
})

test('without the centre, or with a backup that cannot be read, everything stays as it is', async () => {
  const sofia = opened()
  await sofia.call('session.signIn', { login: 'sofia', password: PASSWORD })
  await settled(sofia)
  await backUp(sofia)
  const { backups, bundle, path } = placesOf(sofia)
  const backup = join(backups, `store-${DAY}.db`)
  const file = openSync(backup, 'r+')
  writeSync(file, Buffer.alloc(64, 7), 0, 64, Math.floor(statSync(backup).size / 8_192) * 4_096)
  expect(await sofia.call('session.restore', { day: DAY, password: PASSWORD })).toEqual({
    ok: false,
    error: { code: 'backup.unreadable' },
  })
  expect(sofia.state().state).toBe('open')
  expect(placesOf(sofia).bundle.store).toBe(bundle.store)
  await sofia.act('customer.create', cardOf('Sigue igual'))
  await settled(sofia)
  await sofia.stop()

  const offline = opened(sofia.folder, 'http://127.0.0.1:1')
  await offline.call('session.signIn', { login: 'sofia', password: PASSWORD })
  expect(await offline.call('session.restore', { day: DAY, password: PASSWORD })).toEqual({
    ok: false,
    error: { code: 'centre.unreachable' },
  })
  expect(await found(offline, 'sigue')).toBe(1)
  expect(existsSync(path)).toBe(true)
})

test('damage met while the console is open is mended there and then, and its person is told', async () => {
  const luis = opened()
  await luis.call('session.signIn', { login: 'luis', password: PASSWORD })
  for (let count = 0; count < 40; count++) await luis.act('customer.create', cardOf(`Mal disco ${count}`))
  await settled(luis)
  await luis.call('session.signOut', { leave: false })
  const { path } = placesOf(luis)
  const store = openStoreFile(path, await storeKeyOf(luis.folder, PASSWORD))
  if (store.kind !== 'open') throw new Error(store.kind)
  fillWithCommands(store.db)
  const page = Number(
    store.db.prepare(`select pageno from dbstat where name = 'customer' and pagetype = 'leaf'`).pluck().get(),
  )
  store.db.close()
  const file = openSync(path, 'r+')
  writeSync(file, Buffer.alloc(64, 7), 0, 64, (page - 1) * 4_096 + 1_000)
  // Too large to be checked at its opening: the damage is met by whoever reads that page.
  await luis.call('session.signIn', { login: 'luis', password: PASSWORD })
  expect(notices(luis)).toEqual([])
  await expect(luis.query('customers.search', { text: 'mal disco' })).rejects.toThrow('the store failed')
  await luis.until('customers.search', { text: 'mal disco' }, ({ total }) => total === 40)
  expect(notices(luis)).toMatchObject([{ kind: 'setAside' }])
})
