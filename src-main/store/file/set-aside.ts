import { existsSync, renameSync } from 'node:fs'
import { basename } from 'node:path'

/**
 * Moves a damaged store out of the way with everything that belongs to it: never overwritten, never deleted.
 * @param stamp tells one from another, e.g. 20261124T150405Z
 * @returns the new name, to be shown
 */
export function setAsideFile(path: string, stamp: string): string {
  const aside = `${path}.danada-${stamp}`
  for (const part of ['', '-wal', '-shm', '-open']) if (existsSync(path + part)) renameSync(path + part, aside + part)
  return basename(aside)
}
