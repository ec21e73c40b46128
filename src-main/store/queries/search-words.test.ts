import { expect, test } from 'vitest'
import { searchWords } from './search-words.ts'

test('every word is searched by its beginning, in any order', () => {
  expect(searchWords('Textiles  valle')).toBe('"Textiles"* "valle"*')
})
test('an identifier is one word, with or without dots and check digit', () => {
  expect(searchWords('900.123.456-8')).toBe('"900123456"*')
  expect(searchWords('310 555 0142')).toBe('"3105550142"*')
})
test('quotes and operators are not a query language', () => {
  expect(searchWords('a" OR NEAR(b*')).toBe('"a"* "OR"* "NEAR"* "b"*')
})
test('punctuation alone is no search', () => {
  expect(searchWords(' .-"* ')).toBeNull()
})
