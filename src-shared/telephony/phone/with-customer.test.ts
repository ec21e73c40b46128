import { expect, test } from 'vitest'
import { phoneUserOf } from '../account.ts'
import { type Call, isWithCustomer } from './call.ts'
import { callId } from './sample.test-data.ts'

const of = (change: Partial<Call>): boolean =>
  isWithCustomer({ apart: null, consults: null, queue: null, number: null, ...change } as Call) // what it looks at

test('who came by a queue, or a number outside, is a customer; colleagues, consultations and what is apart are none', () => {
  expect(of({ queue: 'servicio' })).toBe(true)
  expect(of({ number: '3105550142' })).toBe(true)
  expect(of({ number: '+573105550142' })).toBe(true)
  expect(of({ number: phoneUserOf('01900000-0000-7000-8000-000000000101' as Parameters<typeof phoneUserOf>[0]) })).toBe(
    false,
  )
  expect(of({ queue: 'servicio', consults: callId(2) })).toBe(false)
  expect(of({ number: '3105550142', apart: 'listen' })).toBe(false)
  expect(of({})).toBe(false)
})
