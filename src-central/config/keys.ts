import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { newRecoveryKey, type RecoveryKey } from '../identity/recovery-key.ts'
import { fitting, readJsonFile } from './read-json.ts'

/** What authenticates cursors and opens sealed store keys; kept outside the database, readable by the centre alone. */
export interface Keys {
  readonly cursor: Uint8Array
  readonly recovery: RecoveryKey
}

const File = z.object({
  cursor: z.base64url(),
  recovery: z.object({ privateKey: z.base64url(), publicKey: z.base64url() }),
})

/** Reads the keys of a folder, or makes them at the first start. All nodes of a centre share the folder's file. */
export function readKeys(folder: string): Keys {
  const path = join(folder, 'keys.json')
  if (!existsSync(path)) {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const made = { cursor: randomBytes(32).toString('base64url'), recovery: newRecoveryKey() }
    writeFileSync(path, JSON.stringify(made), { mode: 0o600, flag: 'wx' })
  }
  const file = fitting(File, path, readJsonFile(path))
  return { cursor: Buffer.from(file.cursor, 'base64url'), recovery: file.recovery }
}
