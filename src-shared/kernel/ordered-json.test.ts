import { expect, test } from 'vitest'
import { orderedJson } from './ordered-json.ts'

test('the same fields in another order are the same text, also within; the order of a list is its own', () => {
  const one = { b: 1, a: [{ y: 2, x: null }, 'z'] }
  const other = { a: [{ x: null, y: 2 }, 'z'], b: 1 }
  expect(orderedJson(one)).toBe('{"a":[{"x":null,"y":2},"z"],"b":1}')
  expect(orderedJson(other)).toBe(orderedJson(one))
  expect(orderedJson(['b', 'a'])).toBe('["b","a"]')
})
