import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { writeDurably } from '../../keys/durable-file.ts'
import type { SecretStorage } from '../shell.ts'

/** Files that only this account can read. No protection from whoever is this account: the screen says so. */
export function fileSecretStorage(folder: string): SecretStorage {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  chmodSync(folder, 0o700)
  const path = (name: string) => join(folder, `${encodeURIComponent(name)}.secret`)
  return {
    available: async () => ({ protected: false, backend: 'file' }),
    get: async (name) => (existsSync(path(name)) ? readFileSync(path(name)) : null),
    set: async (name, secret) => writeDurably(path(name), Buffer.from(secret)),
    delete: async (name) => rmSync(path(name), { force: true }),
  }
}
