import { expect, test } from 'vitest'
import { contactOf, withRequests } from './contact.ts'
import { ContactRequest, Interaction } from './schema.ts'

const id = (n: number) => `01939e1a-0000-7000-8000-${String(n).padStart(12, '0')}`
const request = (n: number, over: object = {}) =>
  ContactRequest.parse({ id: id(n), kind: 'consulta', topic: `T${n}`, text: '', branch: null, caseId: null, ...over })
const contact = (...requests: ContactRequest[]) =>
  Interaction.parse({
    id: id(100),
    customerId: null,
    channel: 'voice',
    direction: 'inbound',
    advisorId: id(101),
    teamId: null,
    openedAt: '2026-11-24T15:00:00.000Z',
    state: 'open',
    requests,
    notes: [],
    disposition: null,
    registeredAt: null,
    breaches: [],
  })
const topics = (one: Interaction) => one.requests.map(({ topic }) => topic)

test('requests are in the order in which the customer asked, also if the second was escalated first', () => {
  const escalated = withRequests(contact(), [request(2, { caseId: id(7), branch: 'no' })])
  const registered = withRequests(escalated, [request(1, { branch: 'yes' }), request(2)])
  expect(topics(registered)).toEqual(['T1', 'T2'])
  expect(registered.requests[1]?.caseId).toBe(id(7))
})
test('what is not given stays where it was', () => {
  expect(topics(withRequests(contact(request(1), request(2)), [request(1, { text: 'más' })]))).toEqual(['T1', 'T2'])
  expect(topics(withRequests(contact(request(1)), [request(2)]))).toEqual(['T1', 'T2'])
})
test('a contact goes on from another, and never from itself', () => {
  const [own, other] = [id(1), id(2)] as Interaction['id'][] // as contact() names them
  const seed = { interactionId: own, customerId: null, channel: 'voice', direction: 'inbound' } as const
  const begun = (continues: Interaction['id'] | undefined, known: Interaction | 'missing') =>
    contactOf(
      { read: () => known as never }, // the only document that is asked for
      { ...seed, openedAt: contact().openedAt, continues } as never, // as the command's schema gives it
      { actor: { id: id(101), teamId: null } } as never, // all that is asked of it
    ).continues
  for (const known of ['missing', contact()] as const) {
    expect(begun(own, known)).toBeUndefined()
    expect(begun(other, known)).toBe(other)
    expect(begun(undefined, known)).toBeUndefined()
  }
})
