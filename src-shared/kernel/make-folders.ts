/** What is used of `node:fs` and `node:path`: whoever makes folders brings them. */
export interface FolderCalls {
  existsSync(path: string): boolean
  mkdirSync(path: string, options: { readonly mode: number }): unknown
  statSync(path: string): { isDirectory(): boolean }
  dirname(path: string): string
}

/**
 * A folder with those it lies in, one after the other from the first that is there: where one is refused under a folder that
 * exists with the code of a missing one, as in /proc, Node's own recursive mkdir goes on for ever and hears no signal.
 * @throws the system's failure, of the first that cannot be made
 */
export function makeFolders(calls: FolderCalls, path: string, mode = 0o700): void {
  const missing: string[] = []
  for (let at = path; !calls.existsSync(at) && at !== calls.dirname(at); at = calls.dirname(at)) missing.unshift(at)
  for (const folder of missing) {
    try {
      calls.mkdirSync(folder, { mode })
    } catch (failure) {
      // Another process may make the same ones.
      if (!isThere(failure) || !calls.statSync(folder).isDirectory()) throw failure
    }
  }
}

/** Whether it is such a file system's answer: nothing can be made there, whatever its code says is missing. */
export const makesNoFolders = (failure: unknown): boolean =>
  failure instanceof Error &&
  'code' in failure &&
  failure.code === 'ENOENT' &&
  'syscall' in failure &&
  failure.syscall === 'mkdir'

const isThere = (failure: unknown): boolean =>
  failure instanceof Error && 'code' in failure && failure.code === 'EEXIST'
