import { EventEmitter } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { electronUpdates, type Installation, replacesItself, type Updater } from './updates.ts'

/** electron-updater as far as the product speaks to it. */
class DoubleUpdater extends EventEmitter implements Updater {
  autoDownload = false
  autoInstallOnAppQuit = false
  allowDowngrade = true
  disableWebInstaller = false
  feed = ''
  asked = 0
  installed = 0
  setFeedURL({ url }: { url: string }) {
    this.feed = url
  }
  async checkForUpdates() {
    this.asked += 1
    return null
  }
  quitAndInstall() {
    this.installed += 1
  }
}

const folder = mkdtempSync(join(tmpdir(), 'updates-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const nsis = join(folder, 'Multicontacto.exe')
writeFileSync(join(folder, 'Uninstall Multicontacto.exe'), '')
const installed: Installation = {
  platform: 'win32',
  packaged: true,
  program: nsis,
  appImage: undefined,
  version: '0.1.0',
  publishers: ['CN=Multicontacto'],
}
const policy = { updates: 'auto', updateFeed: 'https://versiones.example/consola' } as const

async function begun(change: Partial<Installation> = {}, asked: Parameters<typeof electronUpdates>[0] = policy) {
  const updater = new DoubleUpdater()
  const updates = await electronUpdates(
    asked,
    { ...installed, ...change },
    async () => updater,
    () => undefined,
  )
  return { updater, updates }
}

test('a version is taken in the background and put in when the console closes', async () => {
  const { updater, updates } = await begun()
  expect(updater).toMatchObject({ autoDownload: true, autoInstallOnAppQuit: true, allowDowngrade: false, asked: 1 })
  expect(updater.feed).toBe(policy.updateFeed)
  updater.emit('update-available', { version: '0.2.0' })
  updater.emit('download-progress', { percent: 41.7 })
  expect(updates.state()).toEqual({ state: 'downloading', version: '0.2.0', percent: 41 })
  expect(updates.install()).toBe(false)
  updater.emit('update-downloaded', { version: '0.2.0' })
  expect(updates.state()).toEqual({ state: 'ready', version: '0.2.0' })
  expect(updates.install()).toBe(true)
  expect(updater.installed).toBe(1)
})

test.each([
  ['ERR_CHECKSUM_MISMATCH', 'sha512 checksum mismatch'],
  ['ERR_UPDATER_INVALID_SIGNATURE', 'New version 0.2.0 is not signed by the application owner'],
])('a version that does not verify (%s) is not installed, now or at the end', async (code, message) => {
  const { updater, updates } = await begun()
  updater.emit('update-available', { version: '0.2.0' })
  updater.emit('error', Object.assign(new Error(message), { code }))
  expect(updates.state()).toEqual({ state: 'failed', why: 'unverified' })
  expect(updates.install()).toBe(false)
  expect(updater).toMatchObject({ installed: 0, autoInstallOnAppQuit: false })
})

test('a feed that does not answer is no alarm', async () => {
  const { updater, updates } = await begun()
  updater.emit('error', new Error('net::ERR_CONNECTION_REFUSED'))
  expect(updates.state()).toEqual({ state: 'failed', why: 'unreachable' })
  expect(updater.autoInstallOnAppQuit).toBe(true)
})

test('a version that did not verify does not stand in the way of the next one that does', async () => {
  const { updater, updates } = await begun()
  updater.emit('update-available', { version: '0.2.0' })
  updater.emit('error', Object.assign(new Error('sha512 checksum mismatch'), { code: 'ERR_CHECKSUM_MISMATCH' }))
  updater.emit('update-available', { version: '0.3.0' })
  updater.emit('update-downloaded', { version: '0.3.0' })
  expect(updates.state()).toEqual({ state: 'ready', version: '0.3.0' })
  expect(updater.autoInstallOnAppQuit).toBe(true)
})

test('a feed that is away takes nothing from the version that is ready; one that breaks off while another comes does', async () => {
  const { updater, updates } = await begun()
  updater.emit('update-available', { version: '0.2.0' })
  updater.emit('update-downloaded', { version: '0.2.0' })
  updater.emit('error', new Error('net::ERR_INTERNET_DISCONNECTED'))
  expect(updates.state()).toEqual({ state: 'ready', version: '0.2.0' })
  expect(updates.install()).toBe(true)
  updater.emit('update-available', { version: '0.3.0' })
  updater.emit('error', new Error('net::ERR_CONNECTION_RESET'))
  expect(updates.state()).toEqual({ state: 'failed', why: 'unreachable' })
})

test('on Windows a package that names no publisher looks for nothing, and says so', async () => {
  const windows = await begun({ publishers: [] })
  expect(windows.updates.state()).toEqual({ state: 'failed', why: 'noPublisher' })
  expect(windows.updates.install()).toBe(false)
  expect(windows.updater.asked).toBe(0)
  const appImage = await begun({ publishers: [], platform: 'linux', appImage: '/home/x/Multicontacto.AppImage' })
  expect(appImage.updater.asked).toBe(1)
})

test('what IT installed as MSI or deb is IT’s to replace, and says so', async () => {
  const other = mkdtempSync(join(tmpdir(), 'msi-'))
  const msi = await begun({ program: join(other, 'Multicontacto.exe') })
  expect(msi.updates.state()).toEqual({ state: 'byIt', version: '0.1.0' })
  expect(msi.updater.asked).toBe(0)
  expect((await begun({ platform: 'linux', program: '/opt/Multicontacto/multicontacto' })).updates.state()).toEqual({
    state: 'byIt',
    version: '0.1.0',
  })
  rmSync(other, { recursive: true })
  expect(replacesItself({ ...installed, platform: 'linux', appImage: '/home/x/Multicontacto.AppImage' })).toBe(true)
})

test('the policy turns updates off, and without a feed or a package nothing is looked for', async () => {
  for (const [change, asked] of [
    [{}, { updates: 'off', updateFeed: policy.updateFeed }],
    [{}, { updates: 'auto', updateFeed: undefined }],
    [{ packaged: false }, policy],
  ] as const) {
    const { updater, updates } = await begun(change, asked)
    expect(updates.state()).toEqual({ state: 'off' })
    expect(updater.asked).toBe(0)
  }
})
