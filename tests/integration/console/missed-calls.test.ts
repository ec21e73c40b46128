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

/** What the bridge writes of a customer who hung up before anybody answered. */
async function abandoned(number: string): Promise<string> {
  const id = newId()
  const openedAt = new Date().toISOString()
  const born = calledInteraction({
    ...{ id, channel: 'voice', direction: 'inbound', openedAt, teamId: two.team?.id ?? null },
  } as never) // a new id is an interaction's
  const heard = { number, queue: 'servicio', video: false, consults: null }
  const entry = CallEntry.parse({ key: `pbx/${id}`, at: openedAt, kind: 'abandoned', waitMs: 30_000 })
  await bearDocuments(two.centre.engineParts, samplePeople[6]?.id ?? '', [
    { kind: 'interaction', id, doc: onCall(born, heard, entry, null) },
  ])
  return id
}

test('a missed call is in the whole team’s list, one of two takes it, and the contact that reaches them settles it', async () => {
  const [older, newer] = [await abandoned('3105550142'), await abandoned('3105550142')]
  for (const console of two.consoles) await console.until('interactions.missed', {}, ({ rows }) => rows.length === 2)
  const told = await Promise.all(
    two.consoles.map((one) => one.act('call.takeCallBack', { interactionId: newer, earlier: [older] })),
  )
  expect(told.map((one) => (one.ok ? 'given' : one.error.code)).sort()).toEqual(['callBack.taken', 'given'])
  const [mine, theirs] = told[0]?.ok === true ? two.consoles : [two.consoles[1], two.consoles[0]]
  // The older call is settled by the same call back; a colleague's commitment is not offered to anybody else.
  const owed = await mine.until('interactions.missed', {}, ({ rows }) => rows.length === 1)
  expect(owed.rows[0]?.doc.id).toBe(newer)
  await theirs.until('interactions.missed', {}, ({ rows }) => rows.length === 0)

  const contact = {
    ...{ interactionId: newId(), customerId: null, channel: 'voice', direction: 'outbound' },
    openedAt: new Date().toISOString(),
  }
  const outreach = { purpose: 'service', channel: 'phone', asked: { as: 'callBack', ref: newer }, by: 'workstation' }
  const registering = (id: string, interactionId: string) =>
    mine.act('interaction.register', {
      ...{ contact: { ...contact, interactionId }, requests: [], outreach },
      disposition: { id, label: id, topic: 'Otros', catalogue: '2026-11' },
    })
  // Nobody was reached: it is still owed.
  expect((await registering('outbound.none.noAnswer', newId())).ok).toBe(true)
  expect((await mine.query('interactions.missed', {})).rows).toHaveLength(1)
  expect((await registering('outbound.followUpInformed', contact.interactionId)).ok).toBe(true)
  await mine.until('interactions.missed', {}, ({ rows }) => rows.length === 0)
})
