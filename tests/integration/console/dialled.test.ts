import Database from 'better-sqlite3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bearDocuments } from '#central/sync/born-here.ts'
import { sql as dialled } from '#main/store/sqlite/migrations/0023-dialled.ts'
import { migrations } from '#main/store/sqlite/migrations/migrations.ts'
import type { Interaction } from '#shared/interactions/schema.ts'
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

/** A call as its contact has it, begun at a minute. */
function called(
  number: string,
  minute: number,
  by: string | null,
  way: 'inbound' | 'outbound' = 'outbound',
): Interaction {
  const openedAt = new Date(Date.now() - 3_600_000 + minute * 60_000).toISOString()
  const id = newId()
  const born = calledInteraction({
    ...{ id, channel: 'voice', direction: way, openedAt, teamId: two.team?.id ?? null },
  } as never) // a new id is an interaction's
  const heard = { number, queue: null, video: false, consults: null }
  const entry = CallEntry.parse({
    key: `pbx/${id}`,
    at: openedAt,
    ...(way === 'outbound' ? { kind: 'dialled', by } : { kind: 'abandoned', waitMs: 1 }),
  })
  return { ...onCall(born, heard, entry, null), advisorId: by as Interaction['advisorId'] } // an id of the directory
}

test('the last five numbers that one called are listed, each once and the newest first; nobody else’s, and none that called', async () => {
  const [mine, theirs] = two.consoles
  const ofTeam = samplePeople.filter(({ teamId, roles }) => teamId === two.team?.id && roles.includes('advisor'))
  const [me = null, other = null] = ofTeam.map(({ id }) => id)
  const numbers = ['3101111111', '3102222222', '3103333333', '3104444444', '3105555555', '3106666666']
  const docs = [
    ...numbers.map((number, minute) => called(number, minute, me)),
    called('3102222222', 10, me),
    called('3109999999', 11, other),
    called('3108888888', 12, me, 'inbound'),
  ]
  await bearDocuments(
    two.centre.engineParts,
    samplePeople[6]?.id ?? '',
    docs.map((doc) => ({ kind: 'interaction', id: doc.id, doc })),
  )
  const last = ['3102222222', '3106666666', '3105555555', '3104444444', '3103333333']
  await mine.until('interactions.dialled', {}, (shown) => shown.length === 5)
  expect(await mine.query('interactions.dialled', {})).toEqual(last)
  await theirs.until('interactions.dialled', {}, (shown) => shown.length === 1)
  expect(await theirs.query('interactions.dialled', {})).toEqual(['3109999999'])
})

test('what a store had before it kept them is found as what comes now', () => {
  const db = new Database(':memory:')
  for (const sql of migrations.slice(0, migrations.indexOf(dialled))) db.exec(sql)
  const docs = [
    called('3101111111', 0, samplePeople[0]?.id ?? ''),
    called('3102222222', 1, samplePeople[0]?.id ?? '', 'inbound'),
    { ...called('3103333333', 2, samplePeople[0]?.id ?? ''), call: undefined },
  ]
  const put = db.prepare(
    "insert into interaction (id, version, schema, doc, state, opened_at) values (?, 1, 1, ?, 'open', ?)",
  )
  for (const doc of docs) put.run(doc.id, JSON.stringify(doc), doc.openedAt)
  db.exec(dialled)
  expect(db.prepare('select dialled from interaction order by opened_at').pluck().all()).toEqual([
    '3101111111',
    null,
    null,
  ])
  db.close()
})
