import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { makeFolders } from '#shared/kernel/make-folders.ts'
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

const fileOf = (folder: string): string => join(folder, 'keys.json')

/** The keys that a folder has; null where it has none. */
export function keysIn(folder: string): Keys | null {
  const path = fileOf(folder)
  if (!existsSync(path)) return null
  const file = fitting(File, path, readJsonFile(path))
  return { cursor: Buffer.from(file.cursor, 'base64url'), recovery: file.recovery }
}

/** Reads the keys of a folder, or makes them at the first start. All nodes of a centre share the folder's file. */
export function readKeys(folder: string): Keys {
  const known = keysIn(folder)
  if (known !== null) return known
  makeFolders({ existsSync, mkdirSync, statSync, dirname }, folder)
  const made = { cursor: randomBytes(32), recovery: newRecoveryKey() }
  const text = JSON.stringify({ ...made, cursor: made.cursor.toString('base64url') })
  writeFileSync(fileOf(folder), text, { mode: 0o600, flag: 'wx' })
  return made
}
