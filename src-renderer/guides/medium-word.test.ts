import { expect, test } from 'vitest'
import type { Consent } from '#shared/customers/schema.ts'
import { mediumWord } from './medium-word.ts'

const consent = (channel: string, granted: boolean, purpose = 'service') =>
  ({ channel, granted, purpose }) as unknown as Consent // of a consent no more is read
const nothing = { authorisation: null, consentChannels: null }

test('of a medium it is known whether the customer allows it, refuses it, or was never asked', () => {
  const customer = { consents: [consent('email', true), consent('chat', true), consent('chat', false)] }
  expect(mediumWord(customer, nothing, 'email')).toBeNull()
  expect(mediumWord(customer, nothing, 'chat')).toBe('refused')
  expect(mediumWord(customer, nothing, 'sms')).toBe('unasked')
  // What was said of another purpose says nothing of this one.
  expect(mediumWord({ consents: [consent('email', true, 'commercial')] }, nothing, 'email')).toBe('unasked')
})
test('what was said in this contact comes before the card', () => {
  const customer = { consents: [consent('email', false)] }
  expect(mediumWord(customer, { ...nothing, consentChannels: 'email' }, 'email')).toBeNull()
  expect(mediumWord({ consents: [] }, { ...nothing, consentChannels: 'phone' }, 'email')).toBe('refused')
})
test('the post needs no word, and nothing is said of nobody', () => {
  expect(mediumWord({ consents: [] }, nothing, 'post')).toBeNull()
  expect(mediumWord(null, nothing, 'sms')).toBeNull()
})
