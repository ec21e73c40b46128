import { expect, test } from 'vitest'
import { Interaction } from '#shared/interactions/schema.ts'
import { CustomerId } from '#shared/kernel/ids.ts'
import { ContactTyped } from '../interactions/contact-values.ts'
import type { OpenContact } from '../interactions/use-open-contacts.ts'
import { chosenContact, contactChoices, NEW_CONTACT, NO_CONTACT } from './contact-choice.ts'

const id = (number: number) => `01939e1a-0000-7000-8000-${number.toString(16).padStart(12, '0')}`
const TEXTILES = CustomerId.parse(id(1))
const at = (hour: number) => `2026-11-24T${String(hour).padStart(2, '0')}:00:00.000Z`

const contact = (number: number, its: object = {}) =>
  Interaction.parse({
    ...{ id: id(number), customerId: TEXTILES, channel: 'voice', direction: 'inbound', advisorId: id(2), teamId: null },
    ...{ openedAt: at(number), state: 'registered', requests: [], notes: [], disposition: null },
    ...{ registeredAt: at(number), breaches: [] },
    ...its,
  })
const draft = (number: number, customerId: string | null): OpenContact => ({
  id: id(number),
  typed: ContactTyped.parse({
    ...{
      openedAt: at(number),
      channel: 'chat',
      direction: 'inbound',
      customerId,
      requests: [],
      noteId: id(3),
      notes: '',
    },
    ...{ dispositionId: '', guided: true, run: null, guideId: 'g', followsCaseId: null, caller: null },
  }),
  interaction: null,
})
const idsOf = (choices: ReturnType<typeof contactChoices>) => choices.map(({ seed }) => seed.interactionId)

test('contacts in course with the customer and those of late may be named, newest first and each once', () => {
  const choices = contactChoices(
    { customerId: TEXTILES },
    [draft(12, TEXTILES), draft(13, null), draft(10, TEXTILES)],
    [contact(11), contact(10, { state: 'open' }), contact(9)],
  )
  expect(idsOf(choices)).toEqual([id(12), id(11), id(10), id(9)])
  expect(choices.map(({ open }) => open)).toEqual([true, false, true, false])
})

test('a case that is opened again names no contact from before it was closed, also one that is in course', () => {
  const open = [draft(8, TEXTILES), draft(12, TEXTILES)]
  const choices = contactChoices({ customerId: TEXTILES }, open, [contact(9), contact(10), contact(11)], at(10))
  expect(idsOf(choices)).toEqual([id(12), id(11)])
})

test('a message or call that nobody took is not named: naming it would take it', () => {
  expect(contactChoices({ customerId: TEXTILES }, [], [contact(9, { advisorId: null, state: 'open' })])).toEqual([])
})

test('a case without a customer has no contacts of theirs', () => {
  expect(contactChoices({ customerId: null }, [draft(12, null)], [])).toEqual([])
})

test('what was chosen is a contact, a new one or none; before that it is not said', () => {
  const choices = contactChoices({ customerId: TEXTILES }, [], [contact(9)])
  const begun = {
    interactionId: id(20),
    customerId: TEXTILES,
    channel: 'voice',
    direction: 'inbound',
    openedAt: at(20),
  }
  expect(chosenContact(id(9), choices, begun)).toMatchObject({ interactionId: id(9), openedAt: at(9) })
  expect(chosenContact(NEW_CONTACT, choices, begun)).toBe(begun)
  expect(chosenContact(NO_CONTACT, choices, begun)).toBeNull()
  expect(chosenContact('', choices, begun)).toBeUndefined()
})
