import { closeSync, fsyncSync, openSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

const PARTIAL = '.incompleta'
/** Where a file is written until it is whole: a backup that was cut off must not be taken for one. */
export const partial = (file: string): string => `${file}${PARTIAL}`

/** On the disk, bytes and name, before it is called written. */
export function settleWhole(file: string): void {
  sync(partial(file))
  renameSync(partial(file), file)
  sync(dirname(file))
}

export function writeWhole(file: string, bytes: Uint8Array): void {
  writeFileSync(partial(file), bytes, { mode: 0o600 })
  settleWhole(file)
}

function sync(path: string): void {
  const handle = openSync(path, 'r')
  fsyncSync(handle)
  closeSync(handle)
}
