/** A failure as a log may keep it. */
export interface WrittenError {
  readonly type: string
  readonly code?: string
  /** Of a database's complaint: the names of what it is about. */
  readonly constraint?: string
  readonly table?: string
  readonly column?: string
  readonly message?: string
  readonly at: readonly string[]
  readonly cause?: WrittenError
}

/** PostgreSQL's SQLSTATE (appendix A): five of these, a digit among them; EPERM and EBUSY are the system's. */
const SQLSTATE = /^(?=.*\d)[0-9A-Z]{5}$/
/** SQLite's result codes whose sentences say no more than what is wrong, or name a column; its others quote the statement. */
const PLAIN_SQLITE =
  /^SQLITE_(BUSY|CANTOPEN|CONSTRAINT_(CHECK|FOREIGNKEY|NOTNULL|PRIMARYKEY|ROWID|UNIQUE)|CORRUPT|FULL|INTERRUPT|IOERR|LOCKED|NOMEM|NOTADB|PERM|READONLY)(_|$)/
/** Node's, of an argument that is none: "Received type string ('…')". */
const NODE_ARGUMENT = /^ERR_INVALID_ARG_/

function quotes(failure: Error, code: string | null): boolean {
  if (failure instanceof SyntaxError) return true
  if (code === null) return false
  if (code.startsWith('SQLITE_')) return !PLAIN_SQLITE.test(code)
  return SQLSTATE.test(code) || NODE_ARGUMENT.test(code)
}

const NAMES = ['constraint', 'table', 'column'] as const

/**
 * What is written of a failure. A database's message, detail and where quote the values of a row or of a search, a
 * parser's its text, and Node's the argument: of these the names and the place are enough.
 */
export function writtenError(failure: unknown): WrittenError {
  if (!(failure instanceof Error)) return { type: typeof failure, at: [] }
  const code = textIn(failure, 'code')
  const named = NAMES.flatMap((name) => {
    const value = textIn(failure, name)
    return value === null ? [] : [[name, value] as const]
  })
  return {
    type: failure.name,
    ...(code === null ? {} : { code }),
    ...Object.fromEntries(named),
    ...(quotes(failure, code) ? {} : { message: failure.message }),
    at: (failure.stack ?? '').split('\n').flatMap((line) => (line.startsWith('    at ') ? [line.slice(7)] : [])),
    ...(failure.cause === undefined ? {} : { cause: writtenError(failure.cause) }),
  }
}

function textIn(failure: Error, name: string): string | null {
  const value: unknown = Reflect.get(failure, name)
  return typeof value === 'string' ? value : null
}
