import { expect, test } from 'vitest'
import { channelSaid, consentsSaid, lastWord } from './consents-said.ts'

test('what a customer says of their consents in a contact holds at once, and only of what they were asked', () => {
  const said = consentsSaid({ authorisation: 'granted', consentChannels: 'email' })
  expect(said.personalData).toBe(true)
  expect([channelSaid(said, 'email'), channelSaid(said, 'phone')]).toEqual([true, false])
  expect([channelSaid(said, 'chat'), channelSaid(said, 'sms')]).toEqual([null, null])
  const none = consentsSaid({ authorisation: 'refused', consentChannels: 'none' })
  expect([none.personalData, channelSaid(none, 'phone')]).toEqual([false, false])
})
test('who was not asked has said neither yes nor no', () => {
  const said = consentsSaid({ authorisation: null, consentChannels: null })
  expect([said.personalData, channelSaid(said, 'phone')]).toEqual([null, null])
  expect(channelSaid(consentsSaid({ authorisation: null, consentChannels: 'skipped' }), 'email')).toBeNull()
  expect(lastWord(null, undefined)).toBeNull()
})
test('the answer of this contact comes before what the card has', () => {
  expect(lastWord(null, { granted: false })).toBe(false)
  expect(lastWord(true, { granted: false })).toBe(true)
  expect(lastWord(false, { granted: true })).toBe(false)
})
