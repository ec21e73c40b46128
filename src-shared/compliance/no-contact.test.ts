import { expect, test } from 'vitest'
import { Customer } from '../customers/schema.ts'
import { notYetWithdrawn } from './no-contact.ts'

const said = (channel: string, purpose: string, granted: boolean) => ({
  ...{ channel, purpose, granted, at: '2026-11-24T15:00:00.000Z', source: 's', wording: 'w' },
  ...{ by: '01939e1a-0000-7000-8000-000000000001' },
})
const consents = (...all: readonly ReturnType<typeof said>[]) => ({ consents: Customer.shape.consents.parse(all) })

test('who asks not to be contacted withdraws each channel for each purpose, but what they withdrew last', () => {
  const all = notYetWithdrawn(null)
  expect(new Set(all.map((one) => JSON.stringify(one))).size).toBe(all.length)
  const left = notYetWithdrawn(
    consents(
      said('phone', 'commercial', false),
      said('email', 'commercial', false),
      said('email', 'commercial', true),
      said('phone', 'service', true),
    ),
  )
  expect(all.filter((one) => !left.some((other) => JSON.stringify(other) === JSON.stringify(one)))).toEqual([
    { channel: 'phone', purpose: 'commercial' },
  ])
})
