import { accessSync, constants, existsSync, statfsSync } from 'node:fs'
import { join } from 'node:path'

/** What stands in PGlite's folder is none that it can open; it says so in words of its own, or with no words at all. */
export class DamagedFolder extends Error {
  readonly code = 'FOLDER_DAMAGED'
}

/** Every folder of PostgreSQL's has it; without it PGlite takes the folder for an empty one, and writes over what is there. */
const FIRST_FILE = 'PG_VERSION'
const OTHERS = ['base', 'global', 'pg_wal']

/** @throws DamagedFolder where PGlite would begin an empty database over another */
export function assertNotBegun(folder: string): void {
  if (existsSync(join(folder, FIRST_FILE))) return
  if (OTHERS.some((name) => existsSync(join(folder, name)))) throw new DamagedFolder(`${FIRST_FILE} is missing`)
}

/** PostgreSQL writes a few pages before it opens anything. † Ours: the least with which it was seen to begin. */
const ROOM_BYTES = 1_000_000

/**
 * Why PGlite could not open a folder, as it says nothing that can be understood: no right to it, no room, or what is in it.
 * @param failure what it threw
 */
export function whyNotOpened(folder: string, failure: unknown): unknown {
  if (!existsSync(join(folder, FIRST_FILE)) || coded(failure) !== null) return failure
  try {
    accessSync(join(folder, FIRST_FILE), constants.R_OK | constants.W_OK)
  } catch (refused) {
    return refused
  }
  const { bavail, bsize } = statfsSync(folder)
  if (bavail * bsize < ROOM_BYTES) return Object.assign(new Error('the disk is full'), { code: 'ENOSPC' })
  return new DamagedFolder('PGlite cannot open the folder', { cause: failure })
}

const coded = (failure: unknown): string | null =>
  failure instanceof Error && 'code' in failure && typeof failure.code === 'string' ? failure.code : null
