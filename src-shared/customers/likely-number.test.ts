import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nitCheckDigit } from '../identifiers/nit-check-digit.ts'
import { likelyNumbers } from './likely-number.ts'

const mistakeOf = (typed: string, number: string) => likelyNumbers(typed).find((one) => one.number === number)?.mistake

test.each([
  ['900.123.465-8', 'swapped'],
  ['900 123 457', 'digit'],
  ['90012345', 'missing'],
  ['9001234556-8', 'extra'],
  ['900.123.456-1', 'checkDigit'],
  ['9001234561', 'checkDigit'],
])('900.123.456-8 is likely for %s: %s', (typed, mistake) => {
  expect(mistakeOf(typed, '900123456')).toBe(mistake)
})
test('the number itself is no slip, and a text is no number', () => {
  expect(mistakeOf('900123456', '900123456')).toBeUndefined()
  expect(mistakeOf('900123456-8', '900123456')).toBeUndefined()
  expect(likelyNumbers('Textiles 900')).toEqual([])
})
test('those whose check digit was typed come first', () => {
  const fitting = likelyNumbers('900.123.465-8')
    .filter(({ mistake }) => mistake !== 'checkDigit')
    .slice(0, 3)
  expect(fitting.map(({ number }) => nitCheckDigit(number))).toEqual([8, 8, 8])
})
test('every slip of one digit is found, and what is looked up stays few', () => {
  const digits = fc.stringMatching(/^[1-9]\d{8}$/)
  fc.assert(
    fc.property(
      digits,
      fc.nat(8),
      fc.nat(9),
      fc.constantFrom('digit', 'missing', 'extra', 'swapped'),
      (nit, at, other, slip) => {
        const [before, own, after] = [nit.slice(0, at), nit[at] ?? '', nit.slice(at + 1)]
        const typed = {
          digit: `${before}${other}${after}`,
          missing: `${before}${after}`,
          extra: `${before}${own}${other}${after}`,
          swapped: `${before}${after.slice(0, 1)}${own}${after.slice(1)}`,
        }[slip]
        const likely = likelyNumbers(typed)
        expect(likely.length).toBeLessThan(600)
        expect(typed === nit || likely.some(({ number }) => number === nit)).toBe(true)
      },
    ),
  )
})
