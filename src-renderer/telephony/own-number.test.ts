import { expect, test } from 'vitest'
import { numberCalling } from './own-number.ts'

const calling = (number: string | null, direction: 'inbound' | 'outbound' = 'inbound') =>
  numberCalling({ direction, caller: { number, queue: 'servicio' } })

test('a mobile and a landline are kept as a card has them, also with the country before them', () => {
  expect(calling('+573105550142')).toBe('3105550142')
  expect(calling('6015550142')).toBe('6015550142')
})

test('what is withheld, a colleague, a short number or of another country is offered to no card', () => {
  expect([null, 'anonymous', '1001', '*88', '5550142', '+13055550142'].map((one) => calling(one))).toEqual(
    Array(6).fill(null),
  )
})

test('a number that we dialled is no caller’s', () => {
  expect(calling('3105550142', 'outbound')).toBeNull()
  expect(numberCalling({ direction: 'inbound', caller: null })).toBeNull()
})
