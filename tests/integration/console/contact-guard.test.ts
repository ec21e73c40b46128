import { afterAll, beforeAll, expect, test } from 'vitest'
import { PASSWORD, type TestCentre, testCentre } from '../../support/centre.ts'
import { newId, type TestConsole, testConsole } from '../../support/console.ts'

let centre: TestCentre
let luis: TestConsole
let sofia: TestConsole
const NUMBER = '3105550142'

beforeAll(async () => {
  centre = await testCentre()
  luis = testConsole(centre.url)
  sofia = testConsole(centre.url)
  await luis.call('session.signIn', { login: 'luis', password: PASSWORD })
  await sofia.call('session.signIn', { login: 'sofia', password: PASSWORD })
})
afterAll(async () => {
  for (const console of [luis, sofia]) {
    await console.stop()
    console.remove()
  }
  await centre.close()
})

async function customer(consent: boolean): Promise<string> {
  const customerId = newId()
  const card = { type: 'company', name: 'C', identifiers: [], phones: [], emails: [], city: '', notes: '' }
  await luis.act('customer.create', { customerId, ...card })
  if (consent)
    await luis.act('customer.recordConsent', {
      customerId,
      ...{ channel: 'phone', purpose: 'commercial', source: 's', wording: 'w' },
    })
  await luis.until('sync.status', {}, ({ pending }) => pending === 0)
  return customerId
}
const claim = (customerId: string, number: string | null = null) =>
  luis.act('contact.claim', { customerId, interactionId: newId(), channel: 'phone', number })
const piece = (numbers: string[], last: boolean, list: string, asOf = '2026-11-01') =>
  sofia.call('central.loadExcluded', { list, asOf, source: 'CRC', numbers, last })

test('a customer without consent is refused by the centre, with the rule', async () => {
  expect(await claim(await customer(false))).toMatchObject({ ok: false, error: { code: 'contact.consentMissing' } })
})

test('the register of excluded numbers refuses from its last piece on, and until the next register', async () => {
  const reached = await customer(true)
  // Whatever the hour: the register is asked before it.
  const refused = async () => {
    const told = await claim(reached, NUMBER)
    return told.ok ? 'granted' : told.error.code
  }
  const first = newId()
  expect(await sofia.call('central.excludedList', {})).toEqual({ ok: true, value: { list: null } })
  await piece(['3001112233'], false, first)
  await piece([NUMBER], false, first)
  expect(await refused()).not.toBe('contact.excludedNumber')
  expect(await piece([NUMBER, '6015550199'], true, first)).toMatchObject({ ok: true, value: { list: { numbers: 3 } } })
  expect(await refused()).toBe('contact.excludedNumber')
  await piece(['3001112233'], true, newId(), '2026-11-20')
  expect(await refused()).not.toBe('contact.excludedNumber')
  expect(await sofia.call('central.excludedList', {})).toMatchObject({
    value: { list: { numbers: 1, asOf: '2026-11-20', source: 'CRC' } },
  })
  const left = await centre.client.query<{ n: string }>('select count(*)::text as n from excluded_number')
  expect(left[0]?.n).toBe('1')
})
test('only a coordinator loads the register', async () => {
  expect(
    await luis.call('central.loadExcluded', {
      list: newId(),
      asOf: '2026-11-01',
      source: 'x',
      numbers: [],
      last: true,
    }),
  ).toMatchObject({ ok: false, error: { code: 'policy.role' } })
})

test('a call back is kept offline by local data, marked so, and listed until then', async () => {
  const reached = await customer(false)
  const promise = newId()
  const contact = (interactionId: string) => ({
    interactionId,
    customerId: reached,
    channel: 'voice',
    direction: 'outbound',
    openedAt: new Date().toISOString(),
  })
  const disposition = { id: 'outbound.interested', label: 'Interesado', topic: 'Leasing' }
  await luis.act('interaction.register', {
    contact: contact(promise),
    requests: [],
    disposition: { ...disposition, id: 'outbound.callBack', dueAt: new Date(Date.now() + 3_600_000).toISOString() },
  })
  await luis.until('interactions.callBacks', {}, ({ rows }) => rows.some(({ doc }) => doc.id === promise))
  await luis.until('sync.status', {}, ({ pending }) => pending === 0)
  await centre.app.close()
  expect(await claim(reached)).toMatchObject({ ok: false, error: { code: 'claim.needsCentre' } })
  const call = newId()
  const outreach = { purpose: 'service', channel: 'phone', asked: { as: 'callBack', ref: promise }, by: 'workstation' }
  expect(
    await luis.act('interaction.register', { contact: contact(call), requests: [], disposition, outreach }),
  ).toMatchObject({ ok: true, value: { outcome: 'saved' } })
  await luis.until('interactions.callBacks', {}, ({ rows }) => rows.length === 0)
  expect(await luis.query('interactions.get', { id: call })).toMatchObject({ doc: { outreach: { by: 'workstation' } } })
})
