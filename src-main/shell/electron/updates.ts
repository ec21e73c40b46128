import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { UpdateState } from '#shared/console/contract.ts'
import type { Policy } from '../policy.ts'
import { noUpdates, type Updates } from '../updates.ts'
import { type AskSignature, askWindows, signedBy } from './authenticode.ts'

/** The part of electron-updater's `autoUpdater` that is used; a test gives a double of it. */
export interface Updater {
  autoDownload: boolean
  autoInstallOnAppQuit: boolean
  allowDowngrade: boolean
  disableWebInstaller: boolean
  /** Windows alone: whether a file is the publisher's; null when it is. */
  verifyUpdateCodeSignature?: (publishers: string[], file: string) => Promise<string | null>
  setFeedURL(feed: { provider: 'generic'; url: string }): void
  checkForUpdates(): Promise<{ readonly downloadPromise?: Promise<unknown> | null | undefined } | null>
  quitAndInstall(): void
  on(event: 'update-available', heard: (info: { version: string }) => void): unknown
  on(event: 'download-progress', heard: (progress: { percent: number }) => void): unknown
  on(event: 'update-downloaded', heard: (info: { version: string }) => void): unknown
  on(event: 'update-not-available', heard: () => void): unknown
  on(event: 'error', heard: (failure: Error) => void): unknown
}

export interface Installation {
  readonly platform: NodeJS.Platform
  readonly packaged: boolean
  /** Path of the program. */
  readonly program: string
  readonly appImage: string | undefined
  readonly version: string
  /** Whose signatures are taken, as the package names them (Windows). */
  readonly publishers: readonly string[]
}

/** A new version is looked for so often. */
const EVERY_MS = 4 * 60 * 60_000

/** electron-updater's codes of a version that is not what the publisher signed. */
const UNVERIFIED = /ERR_CHECKSUM_MISMATCH|ERR_UPDATER_INVALID_SIGNATURE|not signed by the application owner|sha512/i

/**
 * Whether this installation may replace itself: NSIS (which leaves its uninstaller beside the program), AppImage, macOS.
 * What IT installed as MSI or deb belongs to IT.
 */
export function replacesItself({ platform, program, appImage }: Installation): boolean {
  if (platform === 'win32') return existsSync(join(dirname(program), 'Uninstall Multicontacto.exe'))
  if (platform === 'darwin') return true
  return appImage !== undefined
}

/**
 * Looks for versions at the policy's feed, takes them in the background and puts them in when the console closes: never
 * under a person's hands. What does not verify is thrown away and said. Checksums come from the feed itself, so that on
 * Windows nothing is looked for where the package names no publisher to verify the signature by.
 * @param load gives electron-updater, which is loaded only where it is used
 * @param ask what Windows says of a file's signature
 */
export async function electronUpdates(
  policy: Pick<Policy, 'updates' | 'updateFeed'>,
  installation: Installation,
  load: () => Promise<Updater>,
  log: (entry: Readonly<Record<string, unknown>>) => void,
  ask: AskSignature = askWindows,
): Promise<Updates> {
  if (policy.updates === 'off' || policy.updateFeed === undefined || !installation.packaged) return noUpdates
  if (!replacesItself(installation))
    return { state: () => ({ state: 'byIt', version: installation.version }), install: () => false }
  if (installation.platform === 'win32' && installation.publishers.length === 0) {
    log({ level: 'warn', what: 'no updates: app-update.yml names no publisher' })
    return { state: () => ({ state: 'failed', why: 'noPublisher' }), install: () => false }
  }
  const updater = await load()
  let state: UpdateState = { state: 'current', version: installation.version }
  let coming = installation.version
  updater.autoDownload = true
  updater.autoInstallOnAppQuit = true
  updater.allowDowngrade = false
  updater.disableWebInstaller = true
  if (installation.platform === 'win32') updater.verifyUpdateCodeSignature = signedBy(ask)
  updater.setFeedURL({ provider: 'generic', url: policy.updateFeed })
  updater.on('update-available', ({ version }) => {
    coming = version
    state = { state: 'downloading', version, percent: 0 }
  })
  updater.on('download-progress', ({ percent }) => {
    state = { state: 'downloading', version: coming, percent: Math.floor(percent) }
  })
  updater.on('update-downloaded', ({ version }) => {
    updater.autoInstallOnAppQuit = true
    state = { state: 'ready', version }
  })
  updater.on('update-not-available', () => {
    if (state.state !== 'ready') state = { state: 'current', version: installation.version }
  })
  updater.on('error', (failure) => {
    const code = 'code' in failure ? String(failure.code) : ''
    const why = UNVERIFIED.test(`${code} ${failure.message}`) ? 'unverified' : 'unreachable'
    log({ level: 'warn', what: 'update failed', why, message: failure.message })
    // The version that is ready was verified and stays ready: only the look for another one failed.
    if (why === 'unreachable' && state.state === 'ready') return
    if (why === 'unverified') updater.autoInstallOnAppQuit = false
    state = { state: 'failed', why }
  })
  // Its failures come by the event as well.
  const look = () =>
    updater
      .checkForUpdates()
      .then((found) => found?.downloadPromise)
      .catch(() => undefined)
  void look()
  setInterval(() => void look(), EVERY_MS).unref()
  return {
    state: () => state,
    install() {
      if (state.state !== 'ready') return false
      updater.quitAndInstall()
      return true
    },
  }
}
