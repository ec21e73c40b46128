import { afterAll, beforeAll, expect, test } from 'vitest'
import { bearDocuments } from '#central/sync/born-here.ts'
import { CallEntry } from '#shared/telephony/call-record.ts'
import { calledInteraction, onCall } from '#shared/telephony/interaction-of-call.ts'
import { samplePeople } from '#tools/sample/people.ts'
import { newId } from '../../support/console.ts'
import { type TwoAdvisors, twoAdvisors } from '../../support/two-advisors.ts'

let two: TwoAdvisors
beforeAll(async () => {
  two = await twoAdvisors()
})
afterAll(() => two.close())

test('a message is in the list of the whole team, and of two who take it at once one has it', async () => {
  const id = newId()
  const born = calledInteraction({
    id,
    channel: 'voice',
    direction: 'inbound',
    openedAt: new Date().toISOString(),
    teamId: two.team?.id ?? null,
  } as never) // a new id is an interaction's
  const heard = { number: '3105550142', queue: 'servicio', video: false, consults: null }
  const entry = CallEntry.parse({ key: 'pbx/1', at: new Date().toISOString(), kind: 'voicemail', seconds: 12 })
  const doc = onCall(born, heard, entry, null)
  await bearDocuments(two.centre.engineParts, samplePeople[6]?.id ?? '', [{ kind: 'interaction', id, doc }])
  for (const console of two.consoles)
    await console.until('interactions.voicemails', {}, ({ rows }) => rows.some((row) => row.doc.id === id))
  const told = await Promise.all(two.consoles.map((one) => one.act('call.takeVoicemail', { interactionId: id })))
  expect(told.map((one) => (one.ok ? 'given' : one.error.code)).sort()).toEqual(['given', 'voicemail.taken'])
  for (const [index, console] of two.consoles.entries()) {
    await console.until('interactions.voicemails', {}, ({ rows }) => rows.length === 0)
    const mine = await console.query('interactions.mine', { state: 'open' })
    expect(mine.rows.some((row) => row.doc.id === id)).toBe(told[index]?.ok === true)
  }
})
