import { expect, test } from 'vitest'
import type { Actor } from '../kernel/commands.ts'
import { isParty } from './party.ts'
import { Interaction } from './schema.ts'

const id = (n: number) => `01900000-0000-7000-8000-${String(n).padStart(12, '0')}`
const [ME, OTHER, MINE, THEIRS] = [id(1), id(2), id(3), id(4)]
const at = '2026-11-24T13:00:00.000Z'

const me: Actor = {
  id: ME as Actor['id'], // a well-formed id
  roles: ['advisor'],
  enabled: true,
  teamId: MINE,
  areas: [],
  coordinates: [],
  portfolios: null,
}
const contact = (rest: object = {}): Interaction =>
  Interaction.parse({
    id: id(9),
    ...{ customerId: null, channel: 'voice', direction: 'inbound', openedAt: at, advisorId: OTHER, teamId: THEIRS },
    ...{ state: 'open', requests: [], notes: [], disposition: null, registeredAt: null, breaches: [] },
    ...rest,
  })
const called = (...entries: object[]) =>
  contact({ call: { number: null, queue: 'servicio', video: false, consults: null, entries } })
const entry = (kind: string, by: string, rest: object = {}) => ({ key: `${kind}/${by}`, at, kind, by, ...rest })

test('a contact is its advisor’s, their team’s and its coordinator’s', () => {
  expect(isParty(contact({ advisorId: ME }), me)).toBe(true)
  expect(isParty(contact({ teamId: MINE }), me)).toBe(true)
  expect(isParty(contact(), { ...me, coordinates: [THEIRS] })).toBe(true)
  expect(isParty(contact(), me)).toBe(false)
  expect(isParty(contact({ advisorId: null, teamId: null }), { ...me, teamId: null })).toBe(false)
})

test('who had the call before it went to another team notes what came after', () => {
  expect(isParty(called(entry('answered', ME), entry('answered', OTHER)), me)).toBe(true)
  expect(isParty(called(entry('connected', ME, { waitMs: null })), me)).toBe(true)
  expect(isParty(contact({ notes: [{ id: id(5), at, by: ME, text: 'Nota' }] }), me)).toBe(true)
  expect(isParty(contact({ callBack: { dueAt: at, ownerId: ME, keptBy: null } }), me)).toBe(true)
})

test('who says of a stranger’s contact that it rang, or that they answered it, has no part in it', () => {
  expect(isParty(called(entry('rang', ME), entry('held', ME)), me)).toBe(false)
  expect(isParty(called(entry('answered', ME, { others: true })), me)).toBe(false)
  expect(isParty(called(entry('answered', OTHER)), me)).toBe(false)
})

test('who says that they answered a call whose advisor the PBX or the centre has named has no part in it', () => {
  const [earlier, later] = [{ at: '2026-11-24T12:59:00.000Z' }, { at: '2026-11-24T13:05:00.000Z' }]
  const said = [entry('connected', OTHER, { waitMs: null }), entry('retaken', OTHER), entry('taken', OTHER)]
  for (const theirs of said) {
    expect(isParty(called(theirs, entry('answered', ME, later)), me)).toBe(false)
    expect(isParty(called(theirs, entry('dialled', ME, later)), me)).toBe(false)
    expect(isParty(called(entry('answered', ME, earlier), theirs), me)).toBe(false)
  }
  const connected = entry('connected', OTHER, { waitMs: null })
  const given = entry('transferred', OTHER, { to: '*88', at: '2026-11-24T13:01:00.000Z' })
  expect(isParty(called(connected, given, entry('answered', ME, later)), me)).toBe(true)
})
