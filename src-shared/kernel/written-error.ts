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

/** PostgreSQL's SQLSTATE (appendix A): five of these. */
const SQLSTATE = /^[0-9A-Z]{5}$/
const NAMES = ['constraint', 'table', 'column'] as const

/**
 * What is written of a failure. A database's message, detail and where quote the values of a row, and a parser's its
 * text: of these the names and the place are enough.
 */
export function writtenError(failure: unknown): WrittenError {
  if (!(failure instanceof Error)) return { type: typeof failure, at: [] }
  const code = textIn(failure, 'code')
  const quotes = failure instanceof SyntaxError || (code !== null && SQLSTATE.test(code))
  const named = NAMES.flatMap((name) => {
    const value = textIn(failure, name)
    return value === null ? [] : [[name, value] as const]
  })
  return {
    type: failure.name,
    ...(code === null ? {} : { code }),
    ...Object.fromEntries(named),
    ...(quotes ? {} : { message: failure.message }),
    at: (failure.stack ?? '').split('\n').flatMap((line) => (line.startsWith('    at ') ? [line.slice(7)] : [])),
    ...(failure.cause === undefined ? {} : { cause: writtenError(failure.cause) }),
  }
}

function textIn(failure: Error, name: string): string | null {
  const value: unknown = Reflect.get(failure, name)
  return typeof value === 'string' ? value : null
}
