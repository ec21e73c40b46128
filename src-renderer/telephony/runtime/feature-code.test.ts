import { expect, test } from 'vitest'
import type { Feature } from '#shared/telephony/phone/call.ts'
import type { PhoneRefusal } from '#shared/telephony/phone/events.ts'
import { featureCode } from './feature-code.ts'

function dialled(answers: readonly (PhoneRefusal | null)[] = []) {
  const left = [...answers]
  const codes: Feature[] = []
  const code = featureCode((feature) => {
    codes.push(feature)
    return left.shift() ?? null
  })
  return { code, codes }
}

test('each change is told once, and a console that opened without the centre changes nothing by it', () => {
  const { code, codes } = dialled()
  code.away('lunch')
  code.away('lunch')
  expect(codes).toEqual([])
  code.away('available')
  code.away('available')
  code.away('lunch')
  expect(codes).toEqual(['unpause', 'pause'])
})

test('a code that could not be dialled is dialled again, and a pause after it is told all the same', () => {
  const { code, codes } = dialled(['phone.busyCalling', 'phone.busyCalling'])
  code.away('available')
  code.away('available')
  code.away('lunch')
  expect(codes).toEqual(['unpause', 'unpause', 'pause'])
})
