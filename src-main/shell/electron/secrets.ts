import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { safeStorage } from 'electron'
import { writeDurably } from '../../keys/durable-file.ts'
import type { SecretStorage } from '../shell.ts'

/** On Linux without a keyring Electron encrypts with a password that stands in its source. */
const UNPROTECTED: readonly string[] = ['basic_text', 'unknown']

/** Secrets under the system's keyring (DPAPI, Keychain, Secret Service), one file each. */
export function keyringSecrets(folder: string): SecretStorage {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const path = (name: string) => join(folder, `${encodeURIComponent(name)}.secret`)
  return {
    async available() {
      const backend = process.platform === 'linux' ? safeStorage.getSelectedStorageBackend() : process.platform
      return { protected: (await safeStorage.isAsyncEncryptionAvailable()) && !UNPROTECTED.includes(backend), backend }
    },
    async get(name) {
      if (!existsSync(path(name))) return null
      try {
        const { result } = await safeStorage.decryptStringAsync(readFileSync(path(name)))
        return Buffer.from(result, 'base64')
      } catch {
        // Another keyring, or none: the secret is lost, and the way back is through the centre.
        return null
      }
    },
    async set(name, secret) {
      writeDurably(path(name), await safeStorage.encryptStringAsync(Buffer.from(secret).toString('base64')))
    },
    delete: async (name) => rmSync(path(name), { force: true }),
  }
}
