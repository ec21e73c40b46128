import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { InteractionId } from '#shared/kernel/ids.ts'
import { type Recording, RecordingsResponse } from '#shared/recordings/api.ts'
import { wavFormat } from '#shared/recordings/wav.ts'
import { signIn } from '#tests/integration/identity/caller.ts'
import { type BridgeWorld, bridgeWorld, type TestAdvisor, until } from '../harness/bridge-world.ts'

let world: BridgeWorld
let luis: TestAdvisor
const folder = mkdtempSync(join(tmpdir(), 'multicontacto-recordings-'))

beforeAll(async () => {
  world = await bridgeWorld(folder)
  luis = await world.advisor('luis')
})
afterEach(async () => {
  await luis.is('offline')
  await world.calm()
})
afterAll(async () => {
  await world.close()
  rmSync(folder, { recursive: true, force: true })
})

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
const spool = () => join(world.pbx.settings.instance, 'spool/monitor')
/** What lies at the PBX, finished or not. */
const atPbx = () => (existsSync(spool()) ? readdirSync(spool()) : [])

/** A customer who speaks is answered; the recording is begun. */
async function recordedCall(): Promise<InteractionId> {
  luis.telephone({})
  await luis.is('available')
  const { body } = await luis.ask('/phone/simulate', { queue: 'servicio' })
  const id = InteractionId.parse(body.id)
  await until('the call is answered', async () =>
    (await luis.calls()).body.calls.some((call: { id: string }) => call.id === id),
  )
  expect(await luis.ask(`/phone/calls/${id}/recording`, { do: 'start' })).toMatchObject({ body: { recording: 'on' } })
  return id
}
const hangUp = (id: InteractionId) => luis.ask(`/phone/calls/${id}/hang-up`)
const speaks = () => new Promise((resolve) => setTimeout(resolve, 2_500))

async function recordingsOf(call: InteractionId): Promise<RecordingsResponse> {
  const answer = await luis.ask('/recordings/of', { call })
  return answer.status === 200 ? RecordingsResponse.parse(answer.body) : { recordings: [], awaited: 0 }
}
const arrived = (call: InteractionId, count = 1): Promise<readonly Recording[]> =>
  until(
    'the recording is at the centre',
    async () => {
      const { recordings, awaited } = await recordingsOf(call)
      return recordings.length === count && awaited === 0 && recordings
    },
    20_000,
  )

/** How many stretches on end are silent. */
function longestSilence(peaks: readonly number[]): number {
  let [run, longest] = [0, 0]
  for (const peak of peaks) {
    run = peak <= 1 ? run + 1 : 0
    longest = Math.max(longest, run)
  }
  return longest
}

/** The bytes that the centre gives whoever listens. */
async function heard({ id }: Pick<Recording, 'id'>): Promise<Uint8Array> {
  const { access } = await signIn(world.centre().url, 'luis')
  const { body } = await luis.ask(`/recordings/${id}/listen`)
  const response = await fetch(`${world.centre().url}/v1/recordings/${id}/sound?listening=${body.listening}`, {
    headers: { authorization: `Bearer ${access}` },
  })
  expect(response.status).toBe(200)
  return new Uint8Array(await response.arrayBuffer())
}

test('a customer’s words are at the centre moments after the call, and no longer at the PBX', async () => {
  const call = await recordedCall()
  expect(await recordingsOf(call)).toMatchObject({ recordings: [], awaited: 1 })
  await speaks()
  await hangUp(call)
  const [recording] = await arrived(call)
  if (recording === undefined) throw new Error('nothing came')
  expect(recording).toMatchObject({ kind: 'call', deletedAt: null, listenings: null })
  expect(recording.durationMs).toBeGreaterThan(2_000)
  expect(Math.max(...recording.peaks)).toBeGreaterThan(20)
  const bytes = await heard(recording)
  expect(wavFormat(bytes)).toEqual({ rate: 8_000 })
  const [row] = await world
    .centre()
    .client.query<{ sha256: string }>('select sha256 from recording where id = $1', [recording.id])
  expect(sha256(bytes)).toBe(row?.sha256)
  await until('the file is gone', async () => atPbx().length === 0)
})

test('with the centre away the recording stays at the PBX, and comes whole when the centre is back', async () => {
  const call = await recordedCall()
  await speaks()
  await until('its beginning is written', async () => (await recordingsOf(call)).awaited === 1)
  await world.stopCentre()
  const left = await world.pbx.ami.list('CoreShowChannels')
  for (const { fields } of left.ok ? left.value : [])
    await world.pbx.ami.send('Hangup', { Channel: fields.Channel ?? '', Cause: 16 })
  await speaks()
  const [name = ''] = atPbx()
  const hash = sha256(readFileSync(join(spool(), name)))
  expect(name.startsWith(call)).toBe(true)
  await world.startCentre()
  const [recording] = await arrived(call)
  if (recording === undefined) throw new Error('nothing came')
  expect(sha256(await heard(recording))).toBe(hash)
  await until('the file is gone', async () => atPbx().length === 0)
})

test('a PBX that loses its power in the call hands over what it had, with a header that can be played', async () => {
  const call = await recordedCall()
  await speaks()
  await until('its beginning is written', async () => (await recordingsOf(call)).awaited === 1)
  await world.pbx.kill()
  const [name = ''] = atPbx()
  const size = readFileSync(join(spool(), name)).length
  await world.pbx.start()
  const [recording] = await arrived(call)
  if (recording === undefined) throw new Error('nothing came')
  expect(recording.size).toBe(size)
  const bytes = await heard(recording)
  expect(new DataView(bytes.buffer).getUint32(40, true)).toBe(size - 44)
  await until('the bridge is back', async () => world.centre().bridge?.isHere())
})

test('begun again after its end it is another recording, and a pause is silence in it', async () => {
  const call = await recordedCall()
  await speaks()
  const record = async (what: string) =>
    expect((await luis.ask(`/phone/calls/${call}/recording`, { do: what })).status, what).toBe(200)
  await record('pause')
  await speaks()
  await record('resume')
  await record('stop')
  await record('start')
  await record('start')
  await speaks()
  await hangUp(call)
  const [first, second] = await arrived(call, 2)
  if (first === undefined || second === undefined) throw new Error('nothing came')
  // Words, then the pause: silence of its length, and no break in the file's time.
  const silentMs = (longestSilence(first.peaks) * first.durationMs) / first.peaks.length
  expect(silentMs).toBeGreaterThan(2_000)
  expect(first.durationMs).toBeGreaterThan(4_500)
  expect(Math.max(...first.peaks.slice(0, 200))).toBeGreaterThan(20)
  expect(second.durationMs).toBeLessThan(4_500)
})
