import { expect, test } from 'vitest'
import { Interaction } from '../interactions/schema.ts'
import { CivilDate } from '../kernel/instants.ts'
import { firstContactDeclared } from './first-contact.ts'

const day = CivilDate.parse('2026-11-24')
let made = 0
const id = () => `01939e1a-0000-7000-8000-${(++made).toString(16).padStart(12, '0')}`
const contact = (openedAt: string, branches: readonly ('yes' | 'no' | null)[], direction = 'inbound') =>
  Interaction.parse({
    id: id(),
    customerId: null,
    channel: 'voice',
    direction,
    advisorId: id(),
    teamId: null,
    openedAt,
    state: 'registered',
    requests: branches.map((branch) => ({
      id: id(),
      kind: 'consulta',
      topic: 'Otros',
      text: '',
      branch,
      caseId: null,
    })),
    notes: [],
    disposition: null,
    registeredAt: null,
    breaches: [],
  })

test('requests are counted, not contacts, and those that were not decided are left out', () => {
  const contacts = [
    contact('2026-11-24T15:00:00.000Z', ['yes', 'no']),
    contact('2026-11-24T16:00:00.000Z', ['yes', null]),
  ]
  expect(firstContactDeclared(contacts, day)).toEqual({ part: 2, whole: 3 })
})
test('a day is a day in Bogotá, and outbound contacts are none of it', () => {
  const contacts = [
    contact('2026-11-25T04:59:00.000Z', ['yes']),
    contact('2026-11-25T05:00:00.000Z', ['yes']),
    contact('2026-11-24T04:59:00.000Z', ['yes']),
    contact('2026-11-24T15:00:00.000Z', ['yes'], 'outbound'),
  ]
  expect(firstContactDeclared(contacts, day)).toEqual({ part: 1, whole: 1 })
})
test('a day without requests has no share', () => {
  expect(firstContactDeclared([], day)).toEqual({ part: 0, whole: 0 })
})
