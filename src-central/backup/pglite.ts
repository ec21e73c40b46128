import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { lockFolder } from '../store/sql/folder-lock.ts'
import { pgliteClient } from '../store/sql/pglite-client.ts'
import { assertBackup } from './is-backup.ts'
import { writeWhole } from './whole-file.ts'

/** The folder as a .tar.gz. @throws FolderInUse while the centre runs on it */
export async function dumpPglite(folder: string, file: string): Promise<void> {
  const client = await pgliteClient(folder)
  try {
    writeWhole(file, await client.dump())
  } finally {
    await client.close()
  }
}

/**
 * Puts a backup in the place of a folder, which stays beside it under another name; put back when the backup is unreadable.
 * @throws FolderInUse while the centre runs on it
 */
export async function restorePglite(folder: string, file: string, aside: string): Promise<void> {
  // Unpacked here: PGlite lets go of the promise of a stream that breaks.
  const bytes = gunzipSync(readFileSync(file))
  const unlock = await lockFolder(folder)
  unlock()
  const there = existsSync(folder)
  if (there) renameSync(folder, aside)
  let isPutBack = true
  try {
    const client = await pgliteClient(folder, bytes)
    try {
      await assertBackup(client)
      isPutBack = false
    } finally {
      await client.close()
    }
  } finally {
    if (isPutBack) {
      // What came of it is nothing that anybody had before.
      rmSync(folder, { recursive: true, force: true })
      if (there) renameSync(aside, folder)
    }
  }
}
