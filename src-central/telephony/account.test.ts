import { expect, test } from 'vitest'
import { unixMsOf } from '#shared/kernel/instants.ts'
import { ACCOUNT_WORKS_MS } from '#shared/telephony/account.ts'
import { accountOf, secretOf } from './account.ts'
import { amiOf } from './phone-options.ts'

const KEY = new Uint8Array(32).fill(7)
const HOUR = 60 * 60_000
const options = {
  ...{
    name: 'pbx',
    ami: { host: 'h', port: 1, user: 'u', secret: 's' },
    wsUrl: 'wss://pbx.example/ws',
    domain: 'pbx.example',
  },
  ...{ front: null, iceServers: [], queues: [], recordings: null, demo: null },
}
const person = { id: '01900000-0000-7000-8000-000000000101', name: 'Luis' } as Parameters<typeof accountOf>[2] // what an account needs of a person

test('the secret is the same for a day and another for another person, and works for a day from every moment', () => {
  for (let hour = 0; hour < 72; hour++) {
    const now = Date.UTC(2026, 10, 24) + hour * HOUR
    const account = accountOf(options, KEY, person, [], now)
    expect(unixMsOf(account.worksUntil) - now).toBeGreaterThanOrEqual(ACCOUNT_WORKS_MS)
    expect(account.secret).toBe(secretOf(KEY, account.user, now))
  }
  const morning = Date.UTC(2026, 10, 24, 13)
  expect(secretOf(KEY, 'a', morning)).toBe(secretOf(KEY, 'a', morning + 12 * HOUR))
  expect(secretOf(KEY, 'a', morning)).not.toBe(secretOf(KEY, 'a', morning + 24 * HOUR))
  expect(secretOf(KEY, 'a', morning)).not.toBe(secretOf(KEY, 'b', morning))
})

test('AMI_URL names the manager interface with its user and secret', () => {
  expect(amiOf('ami://centre:a%40b@pbx.example:5039')).toEqual({
    host: 'pbx.example',
    port: 5039,
    user: 'centre',
    secret: 'a@b',
  })
  expect(amiOf('ami://centre:x@pbx.example').port).toBe(5038)
})
