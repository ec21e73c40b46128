import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** Another process has the folder open: PGlite would write into what it writes. */
export class FolderInUse extends Error {
  readonly code = 'FOLDER_IN_USE'
  readonly lock: string
  constructor(lock: string) {
    super(`the folder is in use by the process named in ${lock}`)
    this.lock = lock
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (failure) {
    return failure instanceof Error && 'code' in failure && failure.code === 'EPERM'
  }
}

/**
 * Takes a folder for this process, by a file beside it with the process's id; one that a dead process left is taken over.
 * @returns gives it back
 */
export function lockFolder(folder: string): () => void {
  const lock = `${folder}.lock`
  mkdirSync(dirname(lock), { recursive: true })
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx', mode: 0o600 })
      return () => rmSync(lock, { force: true })
    } catch (failure) {
      if (!(failure instanceof Error && 'code' in failure && failure.code === 'EEXIST')) throw failure
      const holder = Number(readFileSync(lock, 'utf8'))
      // In a container a restarted process may well have the number of the one that died.
      if (holder !== process.pid && isAlive(holder)) throw new FolderInUse(lock)
      rmSync(lock, { force: true })
    }
  }
}
