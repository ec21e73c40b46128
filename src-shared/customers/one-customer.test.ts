import { expect, test } from 'vitest'
import { oneCustomer } from './one-customer.ts'

test('cards that were merged, also one after the other, are one customer', () => {
  const one = oneCustomer([
    { id: 'a', mergedInto: 'b' },
    { id: 'b', mergedInto: 'c' },
    { id: 'c', mergedInto: null },
    { id: 'd', mergedInto: null },
  ])
  expect(['a', 'b', 'c', 'd', 'unknown'].map(one)).toEqual(['c', 'c', 'c', 'd', 'unknown'])
})
test('a circle of merges is one customer, whichever card is asked for', () => {
  const one = oneCustomer([
    { id: 'a', mergedInto: 'b' },
    { id: 'b', mergedInto: 'a' },
    { id: 'c', mergedInto: 'b' },
  ])
  expect(['a', 'b', 'c'].map(one)).toEqual(['a', 'a', 'a'])
})
