import { expect, test } from 'vitest'
import { canonicalJson } from './canonical-json.ts'

test('the same fields in another order are the same text, also within; the order of a list is its own', () => {
  const one = { b: 1, a: [{ y: 2, x: null }, 'z'] }
  const other = { a: [{ x: null, y: 2 }, 'z'], b: 1 }
  expect(canonicalJson(one)).toBe('{"a":[{"x":null,"y":2},"z"],"b":1}')
  expect(canonicalJson(other)).toBe(canonicalJson(one))
  expect(canonicalJson(['b', 'a'])).toBe('["b","a"]')
})

test('what is not said is as what is not there, and a name of digits stands where its text does', () => {
  expect(canonicalJson({ b: undefined, a: 1 })).toBe('{"a":1}')
  expect(canonicalJson({ 10: 'x', 9: 'y', a: [undefined] })).toBe('{"10":"x","9":"y","a":[null]}')
})
