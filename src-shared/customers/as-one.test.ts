import { expect, test } from 'vitest'
import { asOne, joinedTo } from './as-one.ts'
import { Customer, consentInForce } from './schema.ts'

const id = (number: number) => `01939e1a-0003-7000-8000-00000000000${number}`
const BY = '01939e1a-0002-7000-8000-000000000001'
const cardOf = (number: number, its: object = {}) =>
  Customer.parse({
    ...{ id: id(number), type: 'company', name: `Ficha ${number}`, identifiers: [], phones: [], emails: [] },
    ...{ city: '', notes: '', consents: [], mergedInto: null, createdAt: '2026-11-01T12:00:00.000Z', createdBy: BY },
    ...its,
  })
const consent = (granted: boolean, at: string) => ({
  ...{ channel: 'email', purpose: 'service', granted, at, by: BY, source: 'Contacto', wording: 'Lo dijo.' },
})

test('a card with those joined to it has the telephones and e-mails of all, each once', () => {
  const stays = cardOf(1, { phones: [{ number: '3105550142', extension: null }], emails: ['a@empresa.example'] })
  const joined = cardOf(2, {
    mergedInto: id(1),
    phones: [
      { number: '3105550142', extension: null },
      { number: '6015550100', extension: '12' },
    ],
    emails: ['A@Empresa.example', 'b@empresa.example'],
  })
  const whole = asOne(stays, [joined])
  expect(whole.phones.map(({ number }) => number)).toEqual(['3105550142', '6015550100'])
  expect(whole.emails).toEqual(['a@empresa.example', 'b@empresa.example'])
  expect([whole.id, whole.name]).toEqual([stays.id, stays.name])
  expect(asOne(stays, [])).toBe(stays)
})

test('the last word on a channel holds, on whichever of the cards it was recorded', () => {
  const [early, late] = ['2026-11-02T12:00:00.000Z', '2026-11-20T12:00:00.000Z']
  const stays = (granted: boolean, at: string) => cardOf(1, { consents: [consent(granted, at)] })
  const joined = cardOf(2, { mergedInto: id(1), consents: [consent(false, '2026-11-10T12:00:00.000Z')] })
  expect(consentInForce(asOne(stays(true, early), [joined]), 'email', 'service')).toBeNull()
  expect(consentInForce(asOne(stays(true, late), [joined]), 'email', 'service')?.at).toBe(late)
})

test('joined are the cards that lead to it, also by way of another, and none that was parted on the way', () => {
  const stays = cardOf(1, { mergedFrom: [id(2), id(3), id(4)] })
  const named = [cardOf(2, { mergedInto: id(1) }), cardOf(3, { mergedInto: id(2) }), cardOf(4)]
  expect(joinedTo(stays, named).map((one) => one.id)).toEqual([id(2), id(3)])
})
