import { expect, test } from 'vitest'
import { searchedWords } from './searched-words.ts'

test('an identifier or a phone is one word, however it is written', () => {
  expect(searchedWords('900.123.456-8')).toEqual([['900123456']])
  expect(searchedWords('310 555 0142')).toEqual([['3105550142']])
  expect(searchedWords('310-555-0142')).toEqual([['3105550142']])
  expect(searchedWords('+57 310 555 0142')).toEqual([['3105550142']])
  expect(searchedWords('(601) 745 6789')).toEqual([['6017456789']])
})
test('ten digits that may be a NIT with its check digit are read both ways', () => {
  expect(searchedWords('9001234568')).toEqual([['9001234568', '900123456']])
  expect(searchedWords('9001234567')).toEqual([['9001234567']])
})
test('six words count, and an e-mail is its parts', () => {
  expect(searchedWords('a b c d e f g')).toHaveLength(6)
  expect(searchedWords('ventas@t.example')).toEqual([['ventas'], ['t'], ['example']])
})
