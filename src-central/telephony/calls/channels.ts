import { z } from 'zod'
import { InteractionId, UserId } from '#shared/kernel/ids.ts'
import { userOfPhone } from '#shared/telephony/account.ts'
import { RecordingState } from '#shared/telephony/bridge-api.ts'
import { SUPERVISIONS } from '#shared/telephony/phone/call.ts'
import { type AmiMessage, variablesOf } from '../ami/messages.ts'
import { ON_HOLD } from '../configuration/names.ts'

/** A customer's stay in a queue that nobody has answered yet. */
export interface Stay {
  /** Uniqueid of the channel and the number of the stay. */
  readonly id: string
  readonly queue: string
  /** Unix ms. */
  readonly at: number
  /** Asterisk has ended it, and it is not said yet whether the customer goes on or has hung up. */
  readonly endedAt?: number
}

/** One leg of a call, as Asterisk last said it. */
export interface Channel {
  readonly name: string
  /** Unique over restarts of the PBX. */
  readonly id: string
  readonly call: InteractionId | null
  readonly queue: string | null
  readonly leg: 'customer' | 'advisor' | null
  /** Whose leg it is, of an advisor's. */
  readonly user: UserId | null
  readonly direction: 'inbound' | 'outbound'
  readonly number: string | null
  readonly state: 'down' | 'ringing' | 'up'
  /** Whoever this channel is has called, and is not put through yet. */
  readonly dials: boolean
  readonly bridge: string | null
  readonly recording: RecordingState
  /** What the bridge has set it to and the PBX has not said yet: its events of before may still come. */
  readonly recordingSet: RecordingState | null
  /** The number of this stay in a queue. */
  readonly stays: string
  /** The advisor whom the customer waits for, their console being gone. */
  readonly waitsFor: UserId | null
  readonly enteredAt: number | null
  readonly stay: Stay | null
  /** The stay in a queue that this leg of an advisor has ended by answering, and when, as the PBX wrote on it. */
  readonly answered: { readonly stay: Stay; readonly at: number } | null
  /** A coordinator's side in a call that is another's. */
  readonly supervises: Supervises | null
  /** Unix ms at which it was first seen. */
  readonly since: number
}

export const Supervises = z.object({ act: z.enum(SUPERVISIONS), by: UserId, call: InteractionId })
export type Supervises = z.infer<typeof Supervises>

const STATES: Readonly<Record<string, Channel['state']>> = { Up: 'up', Ringing: 'ringing', Ring: 'ringing' }
const orNull = (text: string | undefined): string | null => (text === undefined || text === '' ? null : text)
const numberOf = (text: string | undefined): string | null =>
  text === undefined || text === '' || text === '<unknown>' || /anonymous/i.test(text) ? null : text.slice(0, 40)

/** When an event happened, by the PBX's clock (unix ms). */
export const timeOf = ({ fields }: AmiMessage, otherwise: number): number => {
  const seconds = Number(fields.Timestamp)
  return Number.isFinite(seconds) && seconds > 0 ? Math.round(seconds * 1000) : otherwise
}

/** `Duration` of CoreShowChannels, `HH:MM:SS`, in ms. */
export function durationOf({ fields }: AmiMessage): number {
  const [hours = 0, minutes = 0, seconds = 0] = (fields.Duration ?? '').split(':').map(Number)
  return ((hours * 60 + minutes) * 60 + seconds) * 1000
}

/** Whether whoever this channel is has put the call on hold; null: a PBX that was set up before does not say. */
export const isOnHold = (message: AmiMessage): boolean | null => {
  const said = variablesOf(message)[ON_HOLD]
  return said === undefined || said === '' ? null : said === '1'
}

function answeredIn(text: string | undefined, queue: string | undefined): Channel['answered'] {
  const [, id, entered, at] = /^(.+#\d+)\/(\d+)\/(\d+)$/.exec(text ?? '') ?? []
  if (id === undefined || queue === undefined || queue === '') return null
  return { stay: { id, queue, at: Number(entered) }, at: Number(at) }
}

/** As `supervised.ts` wrote it; the other side of the same Local channel has it as well, and is not theirs. */
function supervisesIn(text: string | undefined, name: string): Supervises | null {
  const [act, by, call] = (text ?? '').split('/')
  return name.endsWith(';1') ? (Supervises.safeParse({ act, by, call }).data ?? null) : null
}

/** The bridge that a message names a channel in. */
export const bridgeOf = ({ fields }: AmiMessage): string | null => orNull(fields.BridgeId ?? fields.BridgeID)

/** The channel that a message describes, over what was known of it; null where it describes none. */
export function channelIn(message: AmiMessage, known: Channel | undefined, at: number): Channel | null {
  const { Channel: name, Uniqueid: id, ChannelStateDesc, CallerIDNum } = message.fields
  if (name === undefined || id === undefined || ChannelStateDesc === undefined) return null
  const said = variablesOf(message)
  const call = InteractionId.safeParse(said.CALL_ID)
  const leg = said.CALL_LEG === 'customer' || said.CALL_LEG === 'advisor' ? said.CALL_LEG : null
  const recording = RecordingState.safeParse(said.CALL_RECORDING).data ?? 'off'
  const set = known?.recordingSet ?? null
  return {
    name,
    id,
    call: call.success ? call.data : null,
    queue: orNull(said.CALL_QUEUE),
    leg,
    user: userOfPhone(said.CALL_USER ?? ''),
    direction: said.CALL_WAY === 'outbound' ? 'outbound' : 'inbound',
    // Connected-line updates change it later: the first is the customer's own.
    number: known?.number ?? numberOf(CallerIDNum),
    state: STATES[ChannelStateDesc] ?? 'down',
    // `Ringing` is one that is called.
    dials: ChannelStateDesc === 'Ring',
    bridge: bridgeOf(message) ?? known?.bridge ?? null,
    recording: set ?? recording,
    recordingSet: set === recording ? null : set,
    stays: said.CALL_STAY ?? '',
    waitsFor: userOfPhone(said.CALL_WAITS ?? ''),
    enteredAt: orNull(said.ENTERED_AT) === null ? null : Number(said.ENTERED_AT),
    stay: known?.stay ?? null,
    answered: answeredIn(said.CALL_ANSWERED, said.CALL_QUEUE),
    supervises: supervisesIn(said.SUPERVISES, name),
    since: known?.since ?? at,
  }
}
