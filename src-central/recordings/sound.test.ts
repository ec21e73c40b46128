import { expect, test } from 'vitest'
import { byteRange } from './sound.ts'

test('a range is what RFC 9110 says it is', () => {
  const whole = { first: 0, last: 99 }
  expect(byteRange(undefined, 100)).toEqual(whole)
  expect(byteRange('bytes=0-9', 100)).toEqual({ first: 0, last: 9 })
  expect(byteRange('bytes=90-', 100)).toEqual({ first: 90, last: 99 })
  expect(byteRange('bytes=90-500', 100)).toEqual({ first: 90, last: 99 })
  expect(byteRange('bytes=-10', 100)).toEqual({ first: 90, last: 99 })
  expect(byteRange('bytes=-500', 100)).toEqual(whole)
})

test('what lies behind the end is not there', () => {
  expect(byteRange('bytes=100-', 100)).toBeNull()
  expect(byteRange('bytes=-0', 100)).toBeNull()
})

test('what is no range, or is several, is as if none were asked', () => {
  for (const header of ['bytes=-', 'bytes=9-3', 'bytes=0-1,5-6', 'items=0-9', 'nonsense'])
    expect(byteRange(header, 100)).toEqual({ first: 0, last: 99 })
})
