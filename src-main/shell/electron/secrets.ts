import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { safeStorage } from 'electron'
import { writeDurably } from '../../keys/durable-file.ts'
import { SecretsUnreadable } from '../../keys/secrets-unreadable.ts'
import type { SecretStorage } from '../shell.ts'

/** On Linux without a keyring Electron encrypts with a password that stands in its source. */
const UNPROTECTED: readonly string[] = ['basic_text', 'unknown']

/** Secrets under the system's keyring (DPAPI, Keychain, Secret Service), one file each. */
export function keyringSecrets(folder: string): SecretStorage {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const path = (name: string) => join(folder, `${encodeURIComponent(name)}.secret`)
  const decrypted = async (name: string): Promise<Buffer> => {
    try {
      const { result } = await safeStorage.decryptStringAsync(readFileSync(path(name)))
      return Buffer.from(result, 'base64')
    } catch (failure) {
      // Another keyring, or one that is locked for now: which of them cannot be told.
      throw new SecretsUnreadable(failure)
    }
  }
  const readable = (name: string) =>
    decrypted(name).then(
      () => true,
      () => false,
    )
  return {
    async available() {
      const backend = process.platform === 'linux' ? safeStorage.getSelectedStorageBackend() : process.platform
      return { protected: (await safeStorage.isAsyncEncryptionAvailable()) && !UNPROTECTED.includes(backend), backend }
    },
    async get(name) {
      return existsSync(path(name)) ? decrypted(name) : null
    },
    async set(name, secret) {
      const sealed = await safeStorage.encryptStringAsync(Buffer.from(secret).toString('base64')).catch((failure) => {
        throw new SecretsUnreadable(failure)
      })
      if (existsSync(path(name)) && !(await readable(name)))
        copyFileSync(path(name), unusedName(`${path(name)}.before`))
      writeDurably(path(name), sealed)
    },
    delete: async (name) => rmSync(path(name), { force: true }),
  }
}

/** What was kept earlier stays too. */
function unusedName(wanted: string): string {
  for (let count = 1; ; count++) {
    const name = count === 1 ? wanted : `${wanted}-${count}`
    if (!existsSync(name)) return name
  }
}
