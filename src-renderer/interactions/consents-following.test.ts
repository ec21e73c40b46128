import i18next from 'i18next'
import { beforeAll, expect, test } from 'vitest'
import { Customer } from '#shared/customers/schema.ts'
import { Interaction } from '#shared/interactions/schema.ts'
import { esCO } from '../language/es-CO/index.ts'
import { consentsFollowing, followingFrom } from './consents-following.ts'

beforeAll(async () => {
  await i18next.init({
    lng: 'es-CO',
    interpolation: { escapeValue: false },
    resources: { 'es-CO': { translation: esCO } },
  })
})

const ID = '01939e1a-0000-7000-8000-000000000001'
const ASKED = 'outbound.excluded.asked'
const TOLD = 'outbound.notInterested.other'
const contact = (registeredAs: string, customerId: string | null = ID) =>
  Interaction.pick({ customerId: true, disposition: true }).parse({
    customerId,
    disposition: { id: registeredAs, label: registeredAs },
  })
const consents = (...granted: readonly boolean[]) => ({
  consents: Customer.shape.consents.parse(
    granted.map((one) => ({
      ...{ channel: 'phone', purpose: 'commercial', granted: one, at: '2026-11-24T15:00:00.000Z' },
      ...{ by: ID, source: 's', wording: 'w' },
    })),
  ),
})
const withdrawn = (
  from: string,
  to: string,
  card: ReturnType<typeof consents> | null,
  customerId: string | null = ID,
) => followingFrom(i18next.t, contact(from, customerId), to, card)

test('corrected to asking for no contact it withdraws what a first registration would', () => {
  const all = withdrawn(TOLD, ASKED, consents(true))
  expect(new Set(all.map(({ name }) => name))).toEqual(new Set(['customer.withdrawConsent']))
  expect(all).toHaveLength(8)
  expect(all[0]).toMatchObject({ payload: { customerId: ID } })
  expect(withdrawn(TOLD, ASKED, consents(true, false)), 'but what was withdrawn before').toHaveLength(7)
  expect(consentsFollowing(contact(TOLD), ASKED)).toBe('withdrawn')
})

test('corrected away from it nothing is given back, and the screen says so', () => {
  expect(withdrawn(ASKED, TOLD, consents(false))).toEqual([])
  expect(consentsFollowing(contact(ASKED), TOLD)).toBe('stayWithdrawn')
})

test('of nobody who is known, and between others, there is nothing to withdraw', () => {
  expect(withdrawn(TOLD, ASKED, null, null)).toEqual([])
  expect(consentsFollowing(contact(TOLD, null), ASKED)).toBe('nobodys')
  expect(consentsFollowing(contact(TOLD), 'outbound.interested')).toBeNull()
  expect(consentsFollowing(contact(ASKED), '')).toBeNull()
})
