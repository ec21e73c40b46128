import { createHash } from 'node:crypto'
import { createServer } from 'node:net'
import { bearDocuments } from '#central/sync/born-here.ts'
import { PhoneOptions } from '#central/telephony/phone-options.ts'
import { InteractionId, type TeamId, type UserId } from '#shared/kernel/ids.ts'
import { instantOf } from '#shared/kernel/instants.ts'
import { type RecordingKind, recordingFile } from '#shared/recordings/api.ts'
import { WAV_HEADER, wavHeader } from '#shared/recordings/wav.ts'
import { CallEntry } from '#shared/telephony/call-record.ts'
import { calledInteraction, onCall } from '#shared/telephony/interaction-of-call.ts'
import { samplePeople } from '#tools/sample/people.ts'
import { type TestCentre, testCentre } from '../../support/centre.ts'
import { id } from '../identity/caller.ts'

const TOKEN = 'a-token-of-this-pbx-alone'
export const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex')

export interface RecordingCentre extends TestCentre {
  end(): Promise<void>
}

/** A centre whose PBX answers nobody, but hands recordings over with {@link TOKEN}. */
export async function recordingCentre(database: string | null): Promise<RecordingCentre> {
  const mute = createServer((socket) => socket.on('error', () => undefined))
  await new Promise<void>((resolve) => mute.listen(0, '127.0.0.1', resolve))
  const address = mute.address()
  const phone = PhoneOptions.parse({
    name: 'pbx',
    ami: { host: '127.0.0.1', port: typeof address === 'object' ? address?.port : 0, user: 'u', secret: 's' },
    ...{ wsUrl: 'ws://127.0.0.1:1/ws', domain: '127.0.0.1', iceServers: [], queues: [], demo: null },
    recordings: { tokenSha256: sha256(TOKEN) },
  })
  const centre = await testCentre({ database, phone })
  return {
    ...centre,
    async end() {
      await centre.close()
      mute.close()
    },
  }
}

/** A file of so many seconds, of which each sample is another. */
export function wav(seconds: number, seed = 1): Uint8Array {
  const size = WAV_HEADER + seconds * 16_000
  const bytes = new Uint8Array(size)
  bytes.set(wavHeader({ rate: 8_000 }, size))
  let state = seed
  for (let at = WAV_HEADER; at < size; at++) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    bytes[at] = state >> 16
  }
  return bytes
}

export interface HandingOver {
  readonly call: InteractionId
  readonly bytes: Uint8Array
  readonly kind?: RecordingKind
  readonly token?: string
  readonly sha?: string
  /** Unix ms. */
  readonly begun?: number
}

/** What the PBX's script does (src-central/telephony/configuration/hand-over.ts). */
export async function handOver(
  url: string,
  { call, bytes, kind = 'call', token = TOKEN, sha = sha256(bytes), begun = 1_764_000_000_000 }: HandingOver,
): Promise<{ readonly status: number; readonly body: unknown }> {
  const response = await fetch(
    `${url}/v1/pbx/recordings/${kind}/${recordingFile(call, begun)}?size=${bytes.length}&sha256=${sha}`,
    {
      method: 'PUT',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'audio/wav' },
      body: Buffer.from(bytes),
    },
  )
  return { status: response.status, body: await response.json() }
}

/** A call of an advisor's, or a message that waits for their team. */
export async function calledBy(
  centre: TestCentre,
  advisor: { readonly id: UserId; readonly teamId: TeamId | null },
  kind: RecordingKind = 'call',
): Promise<InteractionId> {
  const call = InteractionId.parse(id())
  const at = instantOf(Date.now())
  const entry = CallEntry.parse(
    kind === 'call'
      ? { key: 'k', at, kind: 'connected', by: advisor.id, waitMs: null }
      : { key: 'k', at, kind: 'voicemail', seconds: 3 },
  )
  const born = calledInteraction({
    id: call,
    direction: 'inbound',
    openedAt: at,
    teamId: advisor.teamId,
    channel: 'voice',
  })
  const doc = onCall(born, { number: null, queue: 'servicio', video: false, consults: null }, entry, advisor.teamId)
  await bearDocuments(centre.engineParts, samplePeople[6]?.id ?? '', [{ kind: 'interaction', id: call, doc }])
  return call
}
