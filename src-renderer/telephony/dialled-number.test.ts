import { expect, test } from 'vitest'
import { dialledNumber } from './dialled-number.ts'

test('a Colombian number is dialled by its ten digits, however it was written', () => {
  expect(dialledNumber('+57 310 555 0142')).toEqual({ ok: true, value: '3105550142' })
  expect(dialledNumber('(601) 555-0199')).toEqual({ ok: true, value: '6015550199' })
})

test('an extension or a feature code is dialled as it is', () => {
  expect(dialledNumber('7000')).toEqual({ ok: true, value: '7000' })
  expect(dialledNumber('*88')).toEqual({ ok: true, value: '*88' })
})

test('a number of before 2021 and one that is none are refused with their reason', () => {
  expect(dialledNumber('555 0199')).toMatchObject({ error: { code: 'phone.oldLandline' } })
  expect(dialledNumber('310 555')).toMatchObject({ error: { code: 'phone.malformed' } })
})
