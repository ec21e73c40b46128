import { expect, test } from 'vitest'
import { hashOf } from '#shared/kernel/text.ts'
import { havingRead } from './having-read.ts'

test('an answer refused for a newer entry names that entry as seen when it is sent again', () => {
  const rejection = { code: 'case.newerEntry', facts: { text: 'Falta un papel.', by: 'u', entryId: 'e2' } }
  expect(havingRead({ caseId: 'c', answer: 'Sí', seen: 'e1' }, rejection)).toEqual({
    caseId: 'c',
    answer: 'Sí',
    seen: 'e2',
  })
})

test('a text that was changed meanwhile names the text that stands at the centre as the one it replaces', () => {
  const rejection = { code: 'text.changedMeanwhile', facts: { field: 'notes', theirs: 'B', yours: 'C' } }
  expect(havingRead({ customerId: 'c', notes: { text: 'C', replaces: hashOf('A') } }, rejection)).toEqual({
    customerId: 'c',
    notes: { text: 'C', replaces: hashOf('B') },
  })
})

test('any other refusal leaves the payload as it was', () => {
  const payload = { answer: 'Sí', seen: 'e1' }
  expect(havingRead(payload, { code: 'case.stateForbids', facts: { state: 'closed' } })).toBe(payload)
  expect(havingRead(payload, null)).toBe(payload)
})
test('a list that both changed goes again on top of the centre’s, with mine where they clash', () => {
  const phone = (number: string) => ({ number, extension: null })
  const [old, theirs, mine, added] = ['3105550101', '3105550102', '3105550103', '3105550104'].map(phone)
  const rejection = {
    code: 'list.changedMeanwhile',
    facts: { field: 'phones', theirs: '3105550102', yours: '3105550103', now: JSON.stringify([theirs, added]) },
  }
  const payload = { customerId: 'c', phones: [mine], emails: [], was: { phones: [old], emails: ['a@b.example'] } }
  expect(havingRead(payload, rejection)).toEqual({
    ...payload,
    phones: [mine, added],
    was: { phones: [theirs, added], emails: ['a@b.example'] },
  })
})
