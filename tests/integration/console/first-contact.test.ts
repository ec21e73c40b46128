import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, bogotaDate } from '#shared/calendar/civil-date.ts'
import { instantOf } from '#shared/kernel/instants.ts'
import { PASSWORD, type TestCentre, testCentre } from '../../support/centre.ts'
import { newId, type TestConsole, testConsole } from '../../support/console.ts'

const DAY_MS = 24 * 60 * 60_000
let centre: TestCentre
let luis: TestConsole
let carmen: TestConsole

beforeAll(async () => {
  centre = await testCentre()
  luis = testConsole(centre.url)
  carmen = testConsole(centre.url)
  await luis.call('session.signIn', { login: 'luis', password: PASSWORD })
  await carmen.call('session.signIn', { login: 'carmen', password: PASSWORD })
})
afterAll(async () => {
  for (const console of [luis, carmen]) {
    await console.stop()
    console.remove()
  }
})

async function createCustomer(by: TestConsole, name: string): Promise<string> {
  const customerId = newId()
  const card = { type: 'company', name, identifiers: [], phones: [], emails: [], city: '', notes: '' }
  expect(await by.act('customer.create', { customerId, ...card })).toMatchObject({ ok: true })
  return customerId
}
/** A contact of so many days ago, solved at first contact. */
async function solved(by: TestConsole, customerId: string, topic: string, daysAgo: number): Promise<void> {
  const openedAt = instantOf(Date.now() - daysAgo * DAY_MS)
  const told = await by.act('interaction.register', {
    contact: { interactionId: newId(), customerId, channel: 'voice', direction: 'inbound', openedAt },
    requests: [{ id: newId(), kind: 'consulta', topic, text: '', branch: 'yes', caseId: null }],
    disposition: { id: 'inbound.informed', label: 'Información otorgada', topic },
  })
  expect(told).toMatchObject({ ok: true })
}
const sent = (by: TestConsole) => by.until('sync.status', {}, ({ pending }) => pending === 0)
const proven = async (by: TestConsole) => {
  expect(await by.call('central.firstContactReturns', {})).toMatchObject({ ok: true })
  return by.query('firstContact.proven', {})
}

test('a customer who came back to another advisor, under a card that was merged, disproves it', async () => {
  expect(await luis.query('firstContact.proven', {})).toBeNull()
  const textiles = await createCustomer(luis, 'Textiles de Prueba')
  const again = await createCustomer(luis, 'Textiles de Prueba S. A. S.')
  await solved(luis, textiles, 'Garantías', 10)
  await solved(luis, textiles, 'Tasas y plazos', 10)
  await sent(luis)
  await carmen.until('customers.get', { id: again }, (card) => card !== null)
  await solved(carmen, again, 'Garantías', 6)
  await sent(carmen)
  expect(await proven(luis)).toMatchObject({ part: 2, whole: 2, leftOut: 0 })
  await luis.act('customer.merge', { customerId: again, into: textiles })
  await sent(luis)
  const today = bogotaDate(instantOf(Date.now()))
  expect(await proven(luis)).toMatchObject({ part: 1, whole: 2, from: addDays(today, -14), to: addDays(today, -8) })
  await luis.act('customer.unmerge', { customerId: again })
  await sent(luis)
  expect(await proven(luis)).toMatchObject({ part: 2, whole: 2 })
  // Carmen's own day is not closed yet.
  expect(await proven(carmen)).toMatchObject({ whole: 0 })
})

test('what was declared of a day is counted of that day’s own contacts alone', async () => {
  const today = bogotaDate(instantOf(Date.now()))
  const declared = (by: TestConsole, day: string) => by.query('firstContact.declared', { day })
  expect(await declared(luis, today)).toEqual({ part: 0, whole: 0 })
  expect(await declared(luis, addDays(today, -10))).toEqual({ part: 2, whole: 2 })
  expect(await declared(carmen, addDays(today, -6))).toEqual({ part: 1, whole: 1 })
  expect(await declared(luis, addDays(today, -6))).toEqual({ part: 0, whole: 0 })
})

test('offline it shows what was known, and until when', async () => {
  const before = await proven(luis)
  await centre.close()
  expect(await luis.call('central.firstContactReturns', {})).toMatchObject({ ok: false })
  expect(await luis.query('firstContact.proven', {})).toEqual(before)
  expect(before?.knownUntil).toMatch(/Z$/)
})
