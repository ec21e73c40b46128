import { closeSync, fsyncSync, openSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

const PARTIAL = '.incompleta'
/** Where a file is written until it is whole: a backup that was cut off must not be taken for one. */
export const partial = (file: string): string => `${file}${PARTIAL}`

/** On the disk, bytes and name, before it is called written. */
export function settleWhole(file: string): void {
  sync(partial(file), 'r+')
  renameSync(partial(file), file)
  // Windows refuses to sync a folder, and needs no such thing.
  if (process.platform !== 'win32') sync(dirname(file), 'r')
}

export function writeWhole(file: string, bytes: Uint8Array): void {
  writeFileSync(partial(file), bytes, { mode: 0o600 })
  settleWhole(file)
}

function sync(path: string, flags: 'r' | 'r+'): void {
  const handle = openSync(path, flags)
  fsyncSync(handle)
  closeSync(handle)
}
