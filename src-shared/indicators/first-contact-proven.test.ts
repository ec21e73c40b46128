import fc from 'fast-check'
import { expect, test } from 'vitest'
import { defaultCatalogue } from '../catalogues/shipped.ts'
import { oneCustomer } from '../customers/one-customer.ts'
import { Interaction } from '../interactions/schema.ts'
import { CommandEnvelope } from '../kernel/commands.ts'
import { decideCommand, parseCommand } from '../kernel/decide.ts'
import { UserId } from '../kernel/ids.ts'
import { instantOf, unixMsOf } from '../kernel/instants.ts'
import { model } from '../model/model.ts'
import { closedPeriod, firstContactProven, lastClosedDay, returnsOf } from './first-contact-proven.ts'

let made = 0
const id = () => `01939e1a-0000-7000-8000-${(++made).toString(16).padStart(12, '0')}`
const [LUIS, SOFIA, TEXTILES, TEXTILES_AGAIN, MOLINOS, CASE] = [id(), id(), id(), id(), id(), id()]
const MONDAY = '2026-11-09T15:00:00.000Z'
const after = (hours: number) => instantOf(unixMsOf(MONDAY) + hours * 3_600_000)
const ITS_DAY = { from: '2026-11-09', to: '2026-11-09' }
const same = oneCustomer([{ id: TEXTILES_AGAIN, mergedInto: TEXTILES }])

const request = (over: object = {}) => ({
  id: id(),
  kind: 'consulta',
  topic: 'Garantías',
  text: '',
  branch: 'yes',
  caseId: null,
  ...over,
})
const contact = (over: object = {}, ...requests: object[]) =>
  Interaction.parse({
    id: id(),
    customerId: TEXTILES,
    channel: 'voice',
    direction: 'inbound',
    advisorId: LUIS,
    teamId: null,
    openedAt: MONDAY,
    state: 'registered',
    requests: requests.length === 0 ? [request()] : requests,
    notes: [],
    disposition: { id: 'inbound.informed', label: 'i', catalogue: defaultCatalogue().version, topic: 'Garantías' },
    registeredAt: MONDAY,
    breaches: [],
    ...over,
  })
const proven = (first: Interaction, ...later: Interaction[]) =>
  firstContactProven([first], returnsOf([first], later, same, 7), ITS_DAY)

test('a customer who does not come back proves it', () => {
  expect(proven(contact())).toEqual({ part: 1, whole: 1, leftOut: 0 })
})
test('the same customer with the same topic within seven days, at another advisor, disproves it', () => {
  expect(proven(contact(), contact({ openedAt: after(24), advisorId: SOFIA }))).toMatchObject({ part: 0, whole: 1 })
})
test('the seventh day is within, an instant later is not', () => {
  expect(proven(contact(), contact({ openedAt: after(7 * 24) })).part).toBe(0)
  expect(proven(contact(), contact({ openedAt: instantOf(unixMsOf(after(7 * 24)) + 1) })).part).toBe(1)
})
test('another topic, another customer and an outbound contact are no return', () => {
  expect(proven(contact(), contact({ openedAt: after(1) }, request({ topic: 'Tasas y plazos' }))).part).toBe(1)
  expect(proven(contact(), contact({ openedAt: after(1), customerId: MOLINOS })).part).toBe(1)
  expect(proven(contact(), contact({ openedAt: after(1), direction: 'outbound' })).part).toBe(1)
})
test('cards that were merged are one customer, and unmerged they are two again', () => {
  const first = contact()
  const back = contact({ openedAt: after(5), customerId: TEXTILES_AGAIN })
  expect(proven(first, back).part).toBe(0)
  expect(returnsOf([first], [back], (one) => one, 7)).toEqual([])
})
test('a follow-up of the same case is no return, a new case on the topic is one', () => {
  const first = contact({}, request(), request({ branch: 'no', caseId: CASE }))
  const aboutTheCase = contact({ openedAt: after(48) }, request({ branch: 'no', caseId: CASE }))
  const told = contact({ openedAt: after(48), disposition: { id: 'inbound.followUpInformed', label: 's' } })
  const another = contact({ openedAt: after(48) }, request({ branch: 'no', caseId: id() }))
  expect(proven(first, aboutTheCase)).toMatchObject({ part: 1, whole: 2 })
  expect(proven(first, told)).toMatchObject({ part: 1, whole: 2 })
  expect(proven(first, another)).toMatchObject({ part: 0, whole: 2 })
})
test('a second request on the topic in the same contact is no return', () => {
  expect(proven(contact({}, request(), request()))).toEqual({ part: 2, whole: 2, leftOut: 0 })
})
test('what nobody was identified for is in neither part, and said', () => {
  expect(proven(contact({ customerId: null }))).toEqual({ part: 0, whole: 0, leftOut: 1 })
})
test('a day is closed when the days for returning to its last minute are over', () => {
  expect(lastClosedDay('2026-11-17T04:59:59.999Z', 7)).toBe('2026-11-08')
  expect(lastClosedDay('2026-11-17T05:00:00.000Z', 7)).toBe('2026-11-09')
  expect(closedPeriod('2026-11-17T05:00:00.000Z', 7, 7)).toEqual({ from: '2026-11-03', to: '2026-11-09' })
})

/** The author says that the contact ended otherwise, as the console and the centre decide it. */
function corrected(before: Interaction, to: string): Interaction {
  const at = after(1)
  const payload = {
    interactionId: before.id,
    disposition: { id: to, label: to, catalogue: defaultCatalogue().version, topic: 'Garantías' },
    replaces: before.disposition?.id,
    reason: 'Se equivocó de fila.',
    case: null,
  }
  const madeWith = { app: 't', catalogue: 1 }
  const name = 'interaction.correctDisposition'
  const parsed = parseCommand(model, CommandEnvelope.parse({ id: id(), name, actor: LUIS, at, payload, madeWith }))
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error))
  const actor = { id: UserId.parse(LUIS), enabled: true, teamId: null, areas: [], coordinates: [], portfolios: null }
  const verdict = decideCommand(
    model,
    parsed.value,
    ({ kind }) => (kind === 'interaction' ? { kind, id: before.id, version: 1, schema: 1, doc: before } : 'missing'),
    { actor: { ...actor, roles: ['advisor'] }, authority: 'workstation' },
  )
  if (verdict.outcome !== 'accepted') throw new Error(JSON.stringify(verdict))
  return Interaction.parse(verdict.changes[0]?.doc)
}
test('a correction that changes the branch changes the number, and back', () => {
  const first = contact()
  const cut = corrected(first, 'inbound.none.cut')
  expect(proven(cut)).toEqual({ part: 0, whole: 0, leftOut: 0 })
  expect(proven(corrected(cut, 'inbound.informed'))).toEqual({ part: 1, whole: 1, leftOut: 0 })
  // Who was cut off did call again about it.
  expect(proven(first, corrected(contact({ openedAt: after(2) }), 'inbound.none.cut')).part).toBe(0)
})

test('whatever else is found, more contacts never prove more, and the order of reading is nothing', () => {
  const some = fc.record({
    hours: fc.integer({ min: -100, max: 400 }),
    customer: fc.constantFrom(TEXTILES, TEXTILES_AGAIN, MOLINOS),
    topic: fc.constantFrom('Garantías', 'Leasing'),
    inbound: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.array(some, { maxLength: 12 }), fc.nat(), (given, cut) => {
      const first = contact()
      const others = given.map(({ hours, customer, topic, inbound }) =>
        contact(
          { openedAt: after(hours), customerId: customer, direction: inbound ? 'inbound' : 'outbound' },
          request({ topic }),
        ),
      )
      const some = others.slice(0, cut % (others.length + 1))
      expect(proven(first, ...others).part).toBeLessThanOrEqual(proven(first, ...some).part)
      expect(proven(first, ...others.toReversed())).toEqual(proven(first, ...others))
    }),
  )
})
