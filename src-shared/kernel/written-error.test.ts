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
