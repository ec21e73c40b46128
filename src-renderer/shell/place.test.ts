import { expect, test } from 'vitest'
import { hashOfPlace, placeOf } from './place.ts'

test('a place is read back from its own address', () => {
  const place = { area: 'cases', id: 'a/b' } as const
  expect(placeOf(hashOfPlace(place))).toEqual(place)
})
test('an address that is no place is the inbox', () => {
  expect(placeOf('')).toEqual({ area: 'inbox', id: null })
  expect(placeOf('#/elsewhere/1')).toEqual({ area: 'inbox', id: null })
})
