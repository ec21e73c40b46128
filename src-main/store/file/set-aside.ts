import { existsSync, renameSync } from 'node:fs'
import { basename } from 'node:path'

/** Why a store was set aside: it was damaged, or a backup took its place. Part of the name that people are shown. */
export type Aside = 'danada' | 'reemplazada'

export const asidePath = (path: string, why: Aside, stamp: string): string => `${path}.${why}-${stamp}`

/**
 * Moves a store out of the way with everything that belongs to it: never overwritten, never deleted.
 * @param stamp tells one from another, e.g. 20261124T150405Z
 * @returns the new name, to be shown
 */
export function setAsideFile(path: string, why: Aside, stamp: string): string {
  const aside = asidePath(path, why, stamp)
  for (const part of ['', '-wal', '-shm', '-open', '-damaged'])
    if (existsSync(path + part)) renameSync(path + part, aside + part)
  return basename(aside)
}
