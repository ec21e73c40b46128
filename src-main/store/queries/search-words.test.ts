import { expect, test } from 'vitest'
import { findsNothing } from '#shared/customers/searched-words.ts'
import { customersFoundBy } from './lists.ts'
import { searchWords } from './search-words.ts'

test('every word is searched by its beginning, in any order', () => {
  expect(searchWords('Textiles  valle')).toBe('"Textiles"* AND "valle"*')
})
test('an identifier is one word, with or without dots and check digit', () => {
  expect(searchWords('900.123.456-8')).toBe('"900123456"*')
  expect(searchWords('310 555 0142')).toBe('"3105550142"*')
})
test('one of several readings is enough', () => {
  expect(searchWords('9001234568 ana')).toBe('("9001234568"* OR "900123456"*) AND "ana"*')
})
test('quotes and operators are not a query language', () => {
  expect(searchWords('a" OR NEAR(b*')).toBe('"a"* AND "OR"* AND "NEAR"* AND "b"*')
})
test('punctuation alone is no search', () => {
  expect(searchWords(' .-"* ')).toBeNull()
})

test('a picture alone finds nobody, and does not list everybody', () => {
  expect(['🙂', ' 👍🏽 ', '🙂 ana', '.', ''].map(findsNothing)).toEqual([true, true, false, false, false])
  expect(customersFoundBy('🙂').from).toMatch(/where 0$/)
  expect(customersFoundBy('').from).toBe('customer d')
})
