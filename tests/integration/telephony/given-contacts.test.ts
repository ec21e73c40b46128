import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bearDocuments } from '#central/sync/born-here.ts'
import { forgetGivenContacts, type GivenParts, giveContact, givenContact } from '#central/telephony/given-contacts.ts'
import { InteractionId, UserId } from '#shared/kernel/ids.ts'
import { Instant } from '#shared/kernel/instants.ts'
import { type CallEntry, type CallRecord, withEntry } from '#shared/telephony/call-record.ts'
import { calledInteraction } from '#shared/telephony/interaction-of-call.ts'
import { samplePeople } from '#tools/sample/people.ts'
import { type TestCentre, testCentre } from '../../support/centre.ts'
import { id } from '../identity/caller.ts'

let centre: TestCentre
let parts: GivenParts
beforeAll(async () => {
  centre = await testCentre()
  parts = { client: centre.client, key: randomBytes(32) }
})
afterAll(() => centre.close())

const [LUIS, CARMEN, SOFIA] = samplePeople.map(({ id: user }) => UserId.parse(user)) as [UserId, UserId, UserId] // the sample's first three
const NOW = Date.parse('2026-11-26T15:00:00.000Z')

/** A call that these people have had, one after the other. */
async function callOf(...holders: readonly UserId[]): Promise<InteractionId> {
  const call = InteractionId.parse(id())
  const openedAt = Instant.parse('2026-11-26T15:00:00.000Z')
  const begun = calledInteraction({ id: call, direction: 'inbound', openedAt, teamId: null, channel: 'voice' })
  const empty: CallRecord = { number: '3105550142', queue: 'servicio', video: false, consults: null, entries: [] }
  const record = holders.reduce((before, by, second) => {
    const at = Instant.parse(`2026-11-26T15:00:${10 + second}.000Z`)
    const entry: CallEntry = { kind: 'connected', key: `${call}/${second}`, at, by, waitMs: null }
    return withEntry(before, entry)
  }, empty)
  const doc = { ...begun, call: record, advisorId: holders.at(-1) ?? null }
  await bearDocuments(centre.engineParts, LUIS, [{ kind: 'interaction', id: call, doc }])
  return call
}
const give = (call: InteractionId, by: UserId, form: string) => giveContact(parts, { call, by, form, at: NOW })

test('what was written of a call is for whoever has it next, and for nobody else', async () => {
  const call = await callOf(LUIS, CARMEN)
  expect(await give(call, LUIS, 'del saludo')).toEqual({ ok: true, value: null })
  const given = { form: 'del saludo', by: LUIS, others: true }
  expect(await givenContact(parts, call, CARMEN, false)).toEqual({ ok: true, value: given })
  expect(await givenContact(parts, call, SOFIA, false)).toMatchObject({ error: { code: 'phone.noSuchCall' } })
  // The bridge knows of an answer before it is written.
  expect(await givenContact(parts, call, SOFIA, true)).toEqual({ ok: true, value: given })
  // Who never had it gives nothing of it.
  expect(await give(call, SOFIA, 'de otro')).toMatchObject({ error: { code: 'phone.noSuchCall' } })
})

test('nobody is given back what they wrote themself, and who has a call first waits for nothing', async () => {
  const call = await callOf(LUIS)
  await give(call, LUIS, 'mío')
  expect(await givenContact(parts, call, LUIS, true)).toEqual({
    ok: true,
    value: { form: null, by: null, others: false },
  })
})

test('what comes late from the first does not replace what the one after them has given', async () => {
  const call = await callOf(LUIS, CARMEN, SOFIA)
  await give(call, CARMEN, 'más adelante')
  await give(call, LUIS, 'del principio')
  expect(await givenContact(parts, call, SOFIA, false)).toMatchObject({ value: { form: 'más adelante' } })
})

test('the database has nothing of it that can be read, not even of the same text twice', async () => {
  const rows: unknown[] = []
  for (const call of [await callOf(LUIS, CARMEN), await callOf(LUIS, CARMEN)]) {
    await give(call, LUIS, 'la clave es 1234')
    const [row] = await centre.client.query<{ sealed: Uint8Array }>('select * from given_contact where call = $1', [
      call,
    ])
    expect(Buffer.from(row?.sealed ?? []).toString('latin1')).not.toContain('1234')
    rows.push(Buffer.from(row?.sealed ?? []).toString('hex'))
  }
  expect(new Set(rows).size).toBe(2)
})

test('after a day nothing of it is left', async () => {
  const call = await callOf(LUIS, CARMEN)
  await give(call, LUIS, 'de ayer')
  await forgetGivenContacts(centre.client, NOW + 24 * 3_600_000)
  expect(await givenContact(parts, call, CARMEN, false)).toMatchObject({ value: { form: 'de ayer' } })
  await forgetGivenContacts(centre.client, NOW + 24 * 3_600_000 + 1)
  expect(await givenContact(parts, call, CARMEN, false)).toMatchObject({ value: { form: null, others: true } })
})
