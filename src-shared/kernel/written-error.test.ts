import { expect, test } from 'vitest'
import { writtenError } from './written-error.ts'

const MARK = 'Zoraida Quintero'

test('a database’s and a parser’s words are left out, the program’s own are kept, and so is where it was', () => {
  const quoting = Object.assign(new Error(`invalid input syntax for type uuid: "${MARK}"`), {
    code: '22P02',
    detail: MARK,
    where: MARK,
  })
  const parsing = new Error('the file is not JSON', { cause: new SyntaxError(`Unexpected token in "${MARK}"`) })
  expect(JSON.stringify([writtenError(quoting), writtenError(parsing)])).not.toContain(MARK)
  expect(writtenError(quoting)).toMatchObject({ type: 'Error', code: '22P02' })
  expect(writtenError(parsing)).toMatchObject({ message: 'the file is not JSON', cause: { type: 'SyntaxError' } })
  expect(writtenError(parsing).at[0]).toContain('written-error.test.ts')
  expect(writtenError(MARK)).toEqual({ type: 'string', at: [] })
})

const coded = (code: string) => writtenError(Object.assign(new Error(MARK), { code })).message

test('the words of SQLite that quote what was searched, and of Node that quote an argument, are left out', () => {
  for (const code of ['SQLITE_ERROR', 'SQLITE_CONSTRAINT_TRIGGER', 'SQLITE_MISMATCH', 'ERR_INVALID_ARG_TYPE'])
    expect(coded(code), code).toBeUndefined()
  for (const code of ['22P02', '23505', 'XX000', 'P0001']) expect(coded(code), code).toBeUndefined()
})

test('what the system says is kept, however many letters its code has, and so is what SQLite says of the disk', () => {
  for (const code of ['EPERM', 'EBUSY', 'EPIPE', 'EROFS', 'EBADF', 'ENOSPC', 'ERR_STREAM_PREMATURE_CLOSE'])
    expect(coded(code), code).toBe(MARK)
  for (const code of ['SQLITE_FULL', 'SQLITE_BUSY_SNAPSHOT', 'SQLITE_IOERR_FSYNC', 'SQLITE_CONSTRAINT_UNIQUE'])
    expect(coded(code), code).toBe(MARK)
})
