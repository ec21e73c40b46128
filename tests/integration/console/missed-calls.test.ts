import { afterAll, beforeAll, expect, test } from 'vitest'
import { bearDocuments } from '#central/sync/born-here.ts'
import { CallEntry } from '#shared/telephony/call-record.ts'
import { calledInteraction, onCall } from '#shared/telephony/interaction-of-call.ts'
import { samplePeople, sampleTeams } from '#tools/sample/people.ts'
import { PASSWORD, type TestCentre, testCentre } from '../../support/centre.ts'
import { newId, type TestConsole, testConsole } from '../../support/console.ts'

let centre: TestCentre
let consoles: readonly [TestConsole, TestConsole]
const [team] = sampleTeams
const ofTeam = samplePeople.filter(({ teamId, roles }) => teamId === team?.id && roles.includes('advisor'))

beforeAll(async () => {
  centre = await testCentre()
  consoles = [testConsole(centre.url), testConsole(centre.url)]
  for (const [index, console] of consoles.entries())
    await console.call('session.signIn', { login: ofTeam[index]?.login ?? '', password: PASSWORD })
})
afterAll(async () => {
  for (const console of consoles) {
    await console.stop()
    console.remove()
  }
  await centre.close()
})

/** What the bridge writes of a customer who hung up before anybody answered. */
async function abandoned(number: string): Promise<string> {
  const id = newId()
  const openedAt = new Date().toISOString()
  const born = calledInteraction({
    ...{ id, channel: 'voice', direction: 'inbound', openedAt, teamId: team?.id ?? null },
  } as never) // a new id is an interaction's
  const heard = { number, queue: 'servicio', video: false, consults: null }
  const entry = CallEntry.parse({ key: `pbx/${id}`, at: openedAt, kind: 'abandoned', waitMs: 30_000 })
  await bearDocuments(centre.engineParts, samplePeople[6]?.id ?? '', [
    { kind: 'interaction', id, doc: onCall(born, heard, entry, null) },
  ])
  return id
}

test('a missed call is in the whole team’s list, one of two takes it, and the contact that reaches them settles it', async () => {
  const [older, newer] = [await abandoned('3105550142'), await abandoned('3105550142')]
  for (const console of consoles) await console.until('interactions.missed', {}, ({ rows }) => rows.length === 2)
  const told = await Promise.all(
    consoles.map((one) => one.act('call.takeCallBack', { interactionId: newer, earlier: [older] })),
  )
  expect(told.map((one) => (one.ok ? 'given' : one.error.code)).sort()).toEqual(['callBack.taken', 'given'])
  const [mine, theirs] = told[0]?.ok === true ? consoles : [consoles[1], consoles[0]]
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
