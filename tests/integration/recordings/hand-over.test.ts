import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PIECE_BYTES } from '#central/recordings/sealed-pieces.ts'
import { samplePeople } from '#tools/sample/people.ts'
import { newDatabase } from '../../support/databases.ts'
import { post, signIn } from '../identity/caller.ts'
import { calledBy, handOver, type RecordingCentre, recordingCentre, sha256, wav } from './recorded.ts'

const luis = samplePeople.find(({ login }) => login === 'luis')
if (luis === undefined) throw new Error('the sample has no Luis')

describe.each([
  { name: 'PGlite', database: async () => null },
  { name: 'PostgreSQL', database: newDatabase },
])('a recording that the PBX hands over, on $name', ({ database }) => {
  let centre: RecordingCentre
  let access: string
  beforeAll(async () => {
    centre = await recordingCentre(await database())
    access = (await signIn(centre.url, 'luis')).access
  })
  afterAll(() => centre.end())

  const count = async (of: string) =>
    (await centre.client.query<{ n: number }>(`select count(*)::int as n from ${of}`))[0]?.n ?? 0
  const of = async (call: string) => (await post(centre.url, '/recordings/of', { call }, access)).body.recordings
  async function listen(recording: string): Promise<(range?: string) => Promise<Response>> {
    const { body } = await post(centre.url, `/recordings/${recording}/listen`, undefined, access)
    return (range) =>
      fetch(`${centre.url}/v1/recordings/${recording}/sound?listening=${body.listening}`, {
        headers: { authorization: `Bearer ${access}`, ...(range === undefined ? {} : { range }) },
      })
  }
  const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer())

  test('is there once, however often and at however many times at once it is handed over', async () => {
    const call = await calledBy(centre, luis)
    const bytes = wav(40)
    const told = await Promise.all([1, 2, 3].map(() => handOver(centre.url, { call, bytes })))
    told.push(await handOver(centre.url, { call, bytes }))
    for (const one of told) expect(one).toEqual({ status: 200, body: { size: bytes.length, sha256: sha256(bytes) } })
    expect(await of(call)).toMatchObject([{ kind: 'call', durationMs: 40_000, size: bytes.length }])
    expect(await count('recording_piece')).toBe(Math.ceil(bytes.length / PIECE_BYTES))
    expect(await count('recording_upload')).toBe(0)
  })

  test('is kept sealed, and given in any range as it came', async () => {
    const call = await calledBy(centre, luis)
    // Ten minutes: more than any other request may carry.
    const bytes = wav(600, 7)
    expect((await handOver(centre.url, { call, bytes })).status).toBe(200)
    const [{ id }] = await of(call)
    const sealed = await centre.client.query<{ sealed: Uint8Array }>(
      'select sealed from recording_piece where recording = $1 order by index',
      [id],
    )
    for (const at of [44, PIECE_BYTES + 100]) {
      const words = Buffer.from(bytes.subarray(at, at + 24))
      expect(Buffer.concat(sealed.map((piece) => piece.sealed)).includes(words)).toBe(false)
    }
    const sound = await listen(id)
    const whole = await sound()
    expect(whole.status).toBe(200)
    expect(sha256(await bytesOf(whole))).toBe(sha256(bytes))
    for (const [first, last] of [
      [0, 9],
      [PIECE_BYTES - 3, PIECE_BYTES + 3],
      [bytes.length - 5, bytes.length - 1],
    ] as const) {
      const part = await sound(`bytes=${first}-${last}`)
      expect(part.status).toBe(206)
      expect(part.headers.get('content-range')).toBe(`bytes ${first}-${last}/${bytes.length}`)
      expect((await bytesOf(part)).equals(Buffer.from(bytes.subarray(first, last + 1)))).toBe(true)
    }
    expect((await sound(`bytes=${bytes.length}-`)).status).toBe(416)
  })

  test('is refused and leaves nothing where its hash is another, it is no sound, or its PBX is not known', async () => {
    const call = await calledBy(centre, luis)
    const before = await count('recording_piece')
    expect((await handOver(centre.url, { call, bytes: wav(20), sha: sha256('another') })).status).toBe(422)
    expect((await handOver(centre.url, { call, bytes: Buffer.alloc(90_000, 1) })).status).toBe(422)
    // One of many pieces is read to its end as well: it is an answer, and no connection that breaks.
    expect((await handOver(centre.url, { call, bytes: Buffer.alloc(3_000_000, 1) })).status).toBe(422)
    expect((await handOver(centre.url, { call, bytes: wav(1), token: 'somebody-elses-token-here' })).status).toBe(401)
    expect(await count('recording_piece')).toBe(before)
    expect(await of(call)).toEqual([])
  })
})
