import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { SecretsUnreadable } from '#main/keys/secrets-unreadable.ts'
import { fileSecretStorage } from '#main/shell/browser/file-secrets.ts'
import { PASSWORD, type TestCentre, testCentre, testKeys } from '../../support/centre.ts'
import { newId, type TestConsole, testConsole } from '../../support/console.ts'
import { gate } from '../../support/gate.ts'
import { freePort } from '../../support/ports.ts'

/*
 * The six ways in which the key of a store is lost (docs of the promises, "a lost key is not a dead end"): each ends in a
 * working store with its undelivered work, or in a sentence with the exact count lost.
 */
const data = mkdtempSync(join(tmpdir(), 'lost-keys-'))
const keys = testKeys()
const folders: string[] = [data]
let centre: TestCentre
/** Where nobody listens: a console of it is offline. */
let nowhere: string
beforeAll(async () => {
  centre = await testCentre({ folder: join(data, 'central'), keys })
  nowhere = `http://127.0.0.1:${await freePort()}`
})
afterAll(async () => {
  await centre.close()
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

const customer = (customerId: string) => ({
  customerId,
  type: 'company',
  name: 'Sin entregar',
  identifiers: [],
  phones: [],
  emails: [],
  city: 'Cali',
  notes: '',
})

/** A workstation where this person has signed in, and has one registration that the centre does not have. */
async function withOneUndelivered(login: string, password = PASSWORD): Promise<{ folder: string; customerId: string }> {
  const online = testConsole(centre.url)
  folders.push(online.folder)
  expect(await online.call('session.signIn', { login, password })).toMatchObject({ ok: true })
  await online.until('sync.status', {}, ({ connection, pending }) => connection === 'online' && pending === 0)
  await online.stop()
  const away = testConsole(nowhere, online.folder)
  expect(await away.call('session.signIn', { login, password })).toMatchObject({ ok: true })
  const customerId = newId()
  expect(await away.act('customer.create', customer(customerId))).toMatchObject({ ok: true })
  await away.stop()
  return { folder: online.folder, customerId }
}

async function expectDelivered(console: TestConsole, customerId: string): Promise<void> {
  await console.until('sync.status', {}, ({ connection, pending }) => connection === 'online' && pending === 0)
  const { rows } = await console.query('customers.search', { text: 'sin entregar' })
  expect(rows.map(({ doc }) => doc.id)).toContain(customerId)
  await console.stop()
}
const notices = (console: TestConsole) => {
  const state = console.state()
  return state.state === 'open' ? state.notices : state
}
test('the keyring is gone: the centre opens the sealed copy', async () => {
  const { folder, customerId } = await withOneUndelivered('luis')
  rmSync(join(folder, 'secrets'), { recursive: true })
  const again = testConsole(centre.url, folder)
  expect(await again.call('session.signIn', { login: 'luis', password: PASSWORD })).toMatchObject({ ok: true })
  expect(notices(again)).toEqual([{ kind: 'keyRecovered' }])
  await expectDelivered(again, customerId)
})

test.each([
  [429, 'store.openedTooOften'],
  [503, 'store.notOpenedNow'],
  ['cut', 'store.notOpenedNow'],
] as const)('a centre that does not open the key for now (%s) costs nothing: later it does', async (how, code) => {
  const { folder, customerId } = await withOneUndelivered('carmen')
  rmSync(join(folder, 'secrets'), { recursive: true })
  const way = await gate(centre.url)
  way.answer('/v1/recovery/open', how)
  const again = testConsole(way.url, folder)
  for (const asked of [
    () => again.call('session.signIn', { login: 'carmen', password: PASSWORD }),
    () => again.call('session.recover', { login: 'carmen', password: PASSWORD }),
  ])
    expect(await asked()).toEqual({ ok: false, error: { code } })
  expect(readdirSync(join(folder, 'people'))).toHaveLength(1)
  way.answer('/v1/recovery/open', null)
  expect(await again.call('session.signIn', { login: 'carmen', password: PASSWORD })).toMatchObject({ ok: true })
  expect(notices(again)).toEqual([{ kind: 'keyRecovered' }])
  await expectDelivered(again, customerId)
  await way.end()
})

test('what is being written is counted with what would be lost', async () => {
  const { folder } = await withOneUndelivered('carmen')
  const away = testConsole(nowhere, folder)
  await away.call('session.signIn', { login: 'carmen', password: PASSWORD })
  for (const field of ['one', 'two'])
    expect(await away.call('draft.put', { contact: newId(), field, text: 'se escribe' })).toMatchObject({ ok: true })
  await away.stop()
  const people = join(folder, 'people')
  rmSync(join(people, readdirSync(people)[0] ?? '', 'bundle.json'))
  const again = testConsole(centre.url, folder)
  await again.call('session.signIn', { login: 'carmen', password: PASSWORD })
  expect(notices(again)).toEqual([{ kind: 'startedAnew', lost: 3 }])
  await again.stop()
})

/** A keyring that is locked for a while: what it has is there, and it does not give it. */
function keyring(folder: string) {
  const inside = fileSecretStorage(join(folder, 'secrets'))
  let locked = false
  return {
    lock: (now: boolean) => {
      locked = now
    },
    secrets: {
      ...inside,
      async get(name: string) {
        const secret = await inside.get(name)
        if (locked && secret !== null) throw new SecretsUnreadable(new Error('locked'))
        return secret
      },
    },
  }
}

test('a keyring that is locked for a moment loses nothing, and the lock screen opens without it', async () => {
  const { folder } = await withOneUndelivered('carmen')
  const { lock, secrets } = keyring(folder)
  const kept = () =>
    readdirSync(join(folder, 'secrets')).map((name) => readFileSync(join(folder, 'secrets', name), 'hex'))
  const before = kept()
  lock(true)
  const away = testConsole(nowhere, folder, { secrets })
  const signIn = () => away.call('session.signIn', { login: 'carmen', password: PASSWORD })
  expect(await signIn()).toEqual({ ok: false, error: { code: 'session.keyringLocked' } })
  expect(kept()).toEqual(before)
  lock(false)
  expect(await signIn()).toMatchObject({ ok: true })
  await away.call('session.lock', {})
  lock(true)
  expect(await away.call('session.unlock', { password: 'no era esta clave' })).toMatchObject({ ok: false })
  expect(await away.call('session.unlock', { password: PASSWORD })).toMatchObject({ ok: true })
  await away.stop()
  expect(kept()).toEqual(before)
})

test('the secrets are in another backend: the same', async () => {
  const { folder, customerId } = await withOneUndelivered('luis')
  const again = testConsole(centre.url, folder, { secrets: fileSecretStorage(join(folder, 'other')) })
  expect(await again.call('session.signIn', { login: 'luis', password: PASSWORD })).toMatchObject({ ok: true })
  expect(notices(again)).toEqual([{ kind: 'keyRecovered' }])
  await expectDelivered(again, customerId)
})

test('the profile was copied to another machine, without its keyring: the same, for its owner', async () => {
  const { folder, customerId } = await withOneUndelivered('luis')
  const copy = mkdtempSync(join(tmpdir(), 'copied-'))
  folders.push(copy)
  cpSync(join(folder, 'people'), join(copy, 'people'), { recursive: true })
  const offline = testConsole(nowhere, copy)
  expect(await offline.call('session.signIn', { login: 'luis', password: PASSWORD })).toMatchObject({
    ok: false,
    error: { code: 'session.wrongPasswordHere' },
  })
  await offline.stop()
  const again = testConsole(centre.url, copy)
  expect(await again.call('session.signIn', { login: 'luis', password: PASSWORD })).toMatchObject({ ok: true })
  await expectDelivered(again, customerId)
})

test('the password was changed elsewhere: the old one still opens without the centre, the new one with it', async () => {
  const { folder, customerId } = await withOneUndelivered('carmen')
  const elsewhere = testConsole(centre.url)
  folders.push(elsewhere.folder)
  await elsewhere.call('session.signIn', { login: 'carmen', password: PASSWORD })
  const next = 'otra clave de prueba larga'
  expect(await elsewhere.call('session.changePassword', { current: PASSWORD, next })).toMatchObject({ ok: true })
  await elsewhere.stop()
  const offline = testConsole(nowhere, folder)
  expect(await offline.call('session.signIn', { login: 'carmen', password: PASSWORD })).toMatchObject({ ok: true })
  await offline.stop()
  const again = testConsole(centre.url, folder)
  expect(await again.call('session.signIn', { login: 'carmen', password: next })).toMatchObject({ ok: true })
  expect(notices(again)).toEqual([{ kind: 'keyRecovered' }])
  await expectDelivered(again, customerId)
})

test('the file with the lock was deleted: a new beginning, which says how many were lost, and keeps the old file', async () => {
  const { folder } = await withOneUndelivered('luis')
  const people = join(folder, 'people')
  const [userId = ''] = readdirSync(people)
  rmSync(join(people, userId, 'bundle.json'))
  const again = testConsole(centre.url, folder)
  expect(await again.call('session.signIn', { login: 'luis', password: PASSWORD })).toMatchObject({ ok: true })
  expect(notices(again)).toEqual([{ kind: 'startedAnew', lost: 1 }])
  expect(readdirSync(people).some((name) => name.startsWith(`${userId}.sin-llave-`))).toBe(true)
  await again.stop()
})

test('the centre’s key was rotated: the old password opens; without it a new beginning only when the person says so', async () => {
  const first = await withOneUndelivered('sofia')
  const second = await withOneUndelivered('sofia')
  const elsewhere = testConsole(centre.url)
  folders.push(elsewhere.folder)
  await elsewhere.call('session.signIn', { login: 'sofia', password: PASSWORD })
  const next = 'la clave nueva y larga'
  await elsewhere.call('session.changePassword', { current: PASSWORD, next })
  await elsewhere.stop()
  const { port } = new URL(centre.url)
  await centre.close()
  centre = await testCentre({
    folder: join(data, 'central'),
    keys: { ...keys, recovery: testKeys().recovery },
    port: Number(port),
    people: false,
  })

  const again = testConsole(centre.url, first.folder)
  const refused = { ok: false, error: { code: 'store.wrongKey', facts: { count: 1 } } }
  expect(await again.call('session.signIn', { login: 'sofia', password: next })).toEqual(refused)
  expect(
    await again.call('session.recover', { login: 'sofia', password: next, oldPassword: 'no era esta' }),
  ).toMatchObject({ ok: false, error: { code: 'session.wrongPasswordHere' } })
  expect(await again.call('session.recover', { login: 'sofia', password: next, oldPassword: PASSWORD })).toMatchObject({
    ok: true,
  })
  await expectDelivered(again, first.customerId)

  const given = testConsole(centre.url, second.folder)
  expect(await given.call('session.signIn', { login: 'sofia', password: next })).toEqual(refused)
  expect(await given.call('session.recover', { login: 'sofia', password: next })).toMatchObject({ ok: true })
  expect(notices(given)).toEqual([{ kind: 'startedAnew', lost: 1 }])
  await given.stop()
})

test('who came in without the centre and changes their password with it has the new one here as well', async () => {
  const way = await gate(centre.url)
  const first = testConsole(way.url)
  folders.push(first.folder)
  expect(await first.call('session.signIn', { login: 'julian', password: PASSWORD })).toMatchObject({ ok: true })
  await first.until('sync.status', {}, ({ connection }) => connection === 'online')
  await first.stop()
  way.close()
  const console = testConsole(way.url, first.folder)
  expect(await console.call('session.signIn', { login: 'julian', password: PASSWORD })).toMatchObject({ ok: true })
  way.open()
  await console.call('sync.now', {})
  await console.until('sync.status', {}, ({ connection }) => connection === 'online')
  const next = 'otra clave de prueba larga'
  expect(await console.call('session.changePassword', { current: PASSWORD, next })).toMatchObject({ ok: true })
  await console.call('session.lock', {})
  expect(await console.call('session.unlock', { password: PASSWORD })).toMatchObject({ ok: false })
  expect(await console.call('session.unlock', { password: next })).toMatchObject({ ok: true })
  await console.stop()
  await way.end()
  // The copy for the centre is still the one that it opens.
  rmSync(join(first.folder, 'secrets'), { recursive: true })
  const again = testConsole(centre.url, first.folder)
  expect(await again.call('session.signIn', { login: 'julian', password: next })).toMatchObject({ ok: true })
  expect(notices(again)).toEqual([{ kind: 'keyRecovered' }])
  await again.stop()
})
