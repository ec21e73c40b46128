import { expect, test } from 'vitest'
import { answerText } from './answer-text.ts'

const doc = { id: 'a', name: 'Ferretería «El Norte»', notes: 'comillas " y \\ barras' }
const answers: readonly unknown[] = [
  null,
  [],
  { rows: [], total: 0 },
  { rows: [{ doc, version: 3, pending: 'settled' }], total: { moreThan: 1 } },
  { rows: [{ doc: null, version: 1 }, { rule: 'case.stateForbids' }], total: 2 },
  { doc, version: 1, pending: 'saved' },
  [{ doc, version: 1, pending: 'saved' }],
  ['nit:900123456'],
]
test.each(answers)('the text of an answer says what it is: %j', (answer) => {
  expect(JSON.parse(answerText(answer))).toEqual(answer)
  expect(JSON.parse(answerText(answer)), 'a second time').toEqual(answer)
})
test('a page has rows and a total; what has nothing beside its document is whole too', () => {
  expect(JSON.parse(answerText({ rows: [{ doc, version: 1 }], total: 1 }))).toEqual({
    rows: [{ doc, version: 1 }],
    total: 1,
  })
})
