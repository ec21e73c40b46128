import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verifyDatabase } from '#central/log/read-log.ts'
import { forgetBrokenUploads } from '#central/recordings/receive.ts'
import { endOldRecordings } from '#central/recordings/retention.ts'
import { eventsBetween, keepEvents } from '#central/supervision/event-store.ts'
import { forgetOldEvents } from '#central/supervision/old-events.ts'
import { instantOf } from '#shared/kernel/instants.ts'
import { samplePeople } from '#tools/sample/people.ts'
import { newDatabase } from '../../support/databases.ts'
import { id, post, signIn } from '../identity/caller.ts'
import { calledBy, handOver, type RecordingCentre, recordingCentre, wav } from './recorded.ts'

const DAY_MS = 86_400_000
const luis = samplePeople.find(({ login }) => login === 'luis')
if (luis === undefined) throw new Error('the sample has no Luis')

describe.each([
  { name: 'PGlite', database: async () => null },
  { name: 'PostgreSQL', database: newDatabase },
])('what is old, on $name', ({ database }) => {
  let centre: RecordingCentre
  beforeAll(async () => {
    centre = await recordingCentre(await database())
  })
  afterAll(() => centre.end())
  const deletions = async () =>
    (
      await centre.client.query<{ versions: unknown }>(`select versions from log where outcome = 'recordingDeleted'`)
    ).map(({ versions }) => versions)

  test('a recording’s sound ends when its time is over, not before; the log says so, and its row when', async () => {
    const { access } = await signIn(centre.url, 'luis')
    const call = await calledBy(centre, luis)
    const begun = Date.now() - 10 * DAY_MS
    const bytes = wav(20)
    await handOver(centre.url, { call, bytes, begun })
    await handOver(centre.url, { call, bytes: wav(1, 2), begun: Date.now() })
    const parts = { client: centre.client, engine: centre.engineParts }
    expect(await endOldRecordings({ ...parts, days: 11 })).toBe(0)
    expect(await endOldRecordings({ ...parts, days: 9 })).toBe(1)
    expect(await endOldRecordings({ ...parts, days: 9 })).toBe(0)
    const { recordings } = (await post(centre.url, '/recordings/of', { call }, access)).body
    expect(recordings.map((one: { deletedAt: string | null }) => one.deletedAt === null)).toEqual([false, true])
    expect(await deletions()).toEqual([
      [
        ['interaction', call, 0],
        ['recording', recordings[0].id, 1],
      ],
    ])
    const left = await centre.client.query('select 1 from recording_piece where recording = $1', [recordings[0].id])
    expect(left).toEqual([])
    expect((await post(centre.url, `/recordings/${recordings[0].id}/listen`, undefined, access)).status).toBe(404)
    // A PBX that had not heard of the first time hands it over once more: it does not come back.
    expect((await handOver(centre.url, { call, bytes, begun })).status).toBe(200)
    expect((await post(centre.url, '/recordings/of', { call }, access)).body.recordings).toHaveLength(2)
    expect((await verifyDatabase(centre.client, [])).fault).toBeNull()
  })

  test('nothing is deleted while a recovery collects', async () => {
    const call = await calledBy(centre, luis)
    await handOver(centre.url, { call, bytes: wav(1, 3), begun: Date.now() - 20 * DAY_MS })
    await centre.engine.beginRecovery()
    const ending = { client: centre.client, engine: centre.engineParts, days: 9 }
    expect(await endOldRecordings(ending)).toBe(0)
    await centre.engine.endRecovery()
    expect(await endOldRecordings(ending)).toBe(1)
  })

  test('what came of an upload that broke off is cleared away the day after, and one under way is not', async () => {
    const uploads = [
      [id(), Date.now() - 25 * 3_600_000],
      [id(), Date.now() - 3_600_000],
    ] as const
    for (const [recording, at] of uploads) {
      await centre.client.query('insert into recording_upload (recording, begun_at) values ($1, $2)', [
        recording,
        instantOf(at),
      ])
      await centre.client.query('insert into recording_piece (recording, index, sealed) values ($1, 0, $2)', [
        recording,
        Buffer.from('x'),
      ])
    }
    await forgetBrokenUploads({ client: centre.client, now: centre.engineParts.now })
    const left = await centre.client.query<{ recording: string }>(
      'select p.recording from recording_piece p join recording_upload u on u.recording = p.recording',
    )
    expect(left.map(({ recording }) => recording)).toEqual([uploads[1][0]])
  })

  test('events of the PBX are forgotten when they are older than their time, and no others', async () => {
    const now = Date.now()
    const at = (days: number) => now - days * DAY_MS
    const days = [500, 401, 399, 1]
    await keepEvents(
      centre.client,
      days.map((one) => ({ type: 'bridgeDisconnected', id: `e${one}`, at: at(one), pbx: 'pbx' })),
    )
    // What a bridge said last says whether it hears its PBX.
    await keepEvents(centre.client, [{ type: 'bridgeDisconnected', id: 'last', at: at(500), pbx: 'another' }])
    expect(await forgetOldEvents(centre.client, 400, now)).toBe(2)
    expect(await forgetOldEvents(centre.client, 400, now)).toBe(0)
    const { events } = await eventsBetween(centre.client, 0, now)
    expect(events.filter(({ type }) => type === 'bridgeDisconnected').map((event) => event.id)).toEqual(
      expect.arrayContaining(['e399', 'e1', 'last']),
    )
    expect(events.map((event) => event.id)).not.toContain('e401')
  })
})
