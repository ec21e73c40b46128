import { expect, test } from 'vitest'
import { Interaction } from '../interactions/schema.ts'
import { type Actor, CommandEnvelope } from '../kernel/commands.ts'
import { decideCommand, parseCommand } from '../kernel/decide.ts'
import { TeamId, UserId } from '../kernel/ids.ts'
import { model } from '../model/model.ts'
import { testCase } from './case.test-data.ts'
import { saysContact } from './commands.ts'
import { Case } from './schema.ts'

let made = 0
const id = () => `01939e1a-0000-7000-8000-${(++made).toString(16).padStart(12, '0')}`
const TEAM = TeamId.parse(id())
const LUIS: Actor = {
  ...{ id: UserId.parse(id()), roles: ['advisor'], enabled: true, teamId: TEAM },
  ...{ areas: [], coordinates: [], portfolios: null },
}
const AT = '2026-11-24T15:00:00.000Z'
const seedOf = (interactionId: string) => ({
  ...{ interactionId, customerId: null, channel: 'voice', direction: 'inbound', openedAt: AT },
})

type Asked = 'case.provideData' | 'case.reopen'
const words = { 'case.provideData': 'data', 'case.reopen': 'reason' } as const

/** What becomes of a case, and of the contact that is named, where a contact is known or not. */
function decided(name: Asked, contact: object, known?: Interaction) {
  const state = name === 'case.reopen' ? 'informed' : 'waitingForData'
  const current = testCase({ state, advisorId: LUIS.id, teamId: TEAM })
  const parsed = parseCommand(
    model,
    CommandEnvelope.parse({
      ...{ id: id(), name, actor: LUIS.id, at: AT, madeWith: { app: 't', catalogue: 1 } },
      payload: { caseId: current.id, entryId: id(), [words[name]]: 'Volvió a pasar.', ...contact },
    }),
  )
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error))
  const verdict = decideCommand(
    model,
    parsed.value,
    (ref) => {
      const doc = ref.kind === 'case' ? current : ref.kind === 'interaction' ? known : undefined
      return doc === undefined
        ? 'missing'
        : { ...ref, version: 1, schema: model.documents.get(ref.kind)?.schema ?? 1, doc }
    },
    { actor: LUIS, authority: 'centre' },
  )
  if (verdict.outcome !== 'accepted') throw new Error(JSON.stringify(verdict))
  const of = (kind: string) => verdict.changes.find((one) => one.kind === kind)?.doc
  const interaction = of('interaction')
  return {
    entry: Case.parse(of('case')).entries.at(-1),
    interaction: interaction === undefined ? null : Interaction.parse(interaction),
  }
}

test.each(['case.provideData', 'case.reopen'] as const)('%s says on the case in which contact it was', (name) => {
  const interactionId = id()
  const { entry, interaction } = decided(name, { contact: seedOf(interactionId) })
  expect(entry).toMatchObject({ what: name, contactId: interactionId })
  expect(interaction, 'one that stands in nobody’s inbox yet begins').toMatchObject({
    ...{ id: interactionId, state: 'open', advisorId: LUIS.id },
  })
})

test('the contact that is named stays as it was registered, and whose it was', () => {
  const { interaction: begun } = decided('case.reopen', { contact: seedOf(id()) })
  if (begun === null) throw new Error('no contact')
  const registered = Interaction.parse({ ...begun, advisorId: id(), state: 'registered', registeredAt: AT })
  const { entry, interaction } = decided('case.reopen', { contact: seedOf(registered.id) }, registered)
  expect(entry).toMatchObject({ contactId: registered.id })
  expect(interaction ?? registered).toEqual(registered)
})

test('data that no contact brought say so; what an earlier program sent says nothing of it', () => {
  const none = decided('case.provideData', { contact: null })
  expect(none).toMatchObject({ entry: { contactId: null }, interaction: null })
  expect(decided('case.provideData', {}).entry).not.toHaveProperty('contactId')
  expect(decided('case.reopen', {}).entry).not.toHaveProperty('contactId')
})

test('a form has to say it: data may have come without a contact, a reopening was asked for in one', () => {
  const says = (name: Asked, contact: object) =>
    saysContact[name].safeParse({ caseId: id(), entryId: id(), [words[name]]: 'Volvió a pasar.', ...contact }).success
  const contact = seedOf(id())
  for (const name of ['case.provideData', 'case.reopen'] as const) {
    expect(says(name, {})).toBe(false)
    expect(says(name, { contact })).toBe(true)
  }
  expect(says('case.provideData', { contact: null })).toBe(true)
  expect(says('case.reopen', { contact: null })).toBe(false)
})
