/** What the file system, and SQLite on it, say of files and folders that this user may not read or write. */
const CODES = ['EACCES', 'EPERM', 'EROFS', 'SQLITE_CANTOPEN', 'SQLITE_READONLY', 'SQLITE_PERM']

/** Whether something failed because the data folder cannot be read or written by whoever runs the console. */
export function isNoAccess(failure: unknown): boolean {
  const code = failure instanceof Error && 'code' in failure ? String(failure.code) : ''
  return CODES.some((known) => code === known || code.startsWith(`${known}_`))
}
