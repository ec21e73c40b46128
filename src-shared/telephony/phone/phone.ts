import type { InteractionId } from '../../kernel/ids.ts'
import { type Call, isUnheard, isVoiced, type SessionId } from './call.ts'

/** The way to the PBX. `waiting` tries again at `until` (unix ms), without end. */
export type Line =
  | { readonly state: 'off' }
  | { readonly state: 'connecting'; readonly attempt: number }
  | { readonly state: 'registering'; readonly attempt: number }
  | { readonly state: 'registered' }
  | { readonly state: 'waiting'; readonly attempt: number; readonly until: number }
  /** The person has their phone open at another console, which is rung; here only they take it back. */
  | {
      readonly state: 'elsewhere'
      /** They are on a call there, which this console leaves where it is: the telephone is theirs here once that one is gone. */
      readonly busy?: Busy | undefined
    }
  /** The PBX does not know this person, or not this secret: another one is asked of the centre. */
  | { readonly state: 'refused'; readonly code: number }

/** What somebody does at another console. */
export type Busy = 'onCall' | 'dialling'
export type Microphone = 'unknown' | 'ready' | 'denied' | 'absent'

/** How a queue lets its wrap-up (*Tipificando*) end; a limit is in milliseconds. */
export interface WrapUpRule {
  readonly mode: 'none' | 'optional' | 'mandatory' | 'limited' | 'noEarlyExit'
  readonly limit: number | null
  /** What a contact is registered with when its time is over and nobody has; absent: it stays open. */
  readonly disposition?: string | undefined
}

/** How much longer a wrap-up becomes when its person asks, once. */
export const EXTENSION_MS = 60_000

export interface WrapUp {
  readonly call: InteractionId
  readonly since: number
  readonly rule: WrapUpRule
  /** Unix ms at which it ends by itself; moved by an extension. */
  readonly until: number | null
  /** It has been extended: that is given once. */
  readonly extended: boolean
  /** Unix ms until which the PBX may bring the customer back, who was handed to a number outside; null: it does not. */
  readonly backBy: number | null
}

/** A contact whose time is over and whose customer may still be brought back: registered when they were not (unix ms). */
export interface Registering {
  readonly call: InteractionId
  readonly disposition: string
  readonly at: number
}

/** States that a person chooses, or that the system sets (catalogues: *Estados de una persona*). */
export const CHOSEN = [
  'available',
  'break',
  'lunch',
  'training',
  'activePause',
  'meeting',
  'feedback',
  'backOffice',
  'offline',
] as const
export type Chosen = (typeof CHOSEN)[number]

export interface Phone {
  readonly line: Line
  readonly microphone: Microphone
  /** Whether media can reach the PBX (ICE), by the last test. */
  readonly media: 'unknown' | 'ready' | 'failed'
  readonly calls: readonly Call[]
  readonly wrapUp: WrapUp | null
  readonly registering: readonly Registering[]
  readonly chosen: Chosen
  /** What becomes of the person after the call and its wrap-up; null: what was chosen before. */
  readonly next: Chosen | null
  /** A ring went unanswered: out of the queues until the person says that they are back. */
  readonly missed: boolean
  readonly rules: Readonly<Record<string, WrapUpRule>>
  /** How long each queue lets one person ring, in ms: a ring that ended sooner was the customer's or the queue's doing. */
  readonly rings: Readonly<Record<string, number>>
  /** Calls that the bridge was asked to give back; the PBX rings for them and they are answered by themselves. */
  readonly retaking: readonly InteractionId[]
  /** Sessions that the bridge's last answer did not have, and when the first that lacked them was asked for (unix ms). */
  readonly doubted: Readonly<Record<SessionId, number>>
}

export const newPhone = (rules: Phone['rules'] = {}, rings: Phone['rings'] = {}): Phone => ({
  line: { state: 'off' },
  microphone: 'unknown',
  media: 'unknown',
  calls: [],
  wrapUp: null,
  registering: [],
  chosen: 'offline',
  next: null,
  missed: false,
  rules,
  rings,
  retaking: [],
  doubted: {},
})

export const callBySession = (phone: Phone, session: SessionId): Call | undefined =>
  phone.calls.find((call) => call.session === session)
export const callById = (phone: Phone, id: InteractionId): Call | undefined =>
  phone.calls.find((call) => call.id === id)
export const voiced = (phone: Phone): Call | undefined => phone.calls.find(isVoiced)

/** Something becomes of it by the clock alone (`tick`). */
export const isTimed = ({ wrapUp, registering, calls }: Phone): boolean =>
  wrapUp !== null || registering.length > 0 || calls.some(isUnheard)

/** The bridge is asked soon again: it has lacked a call once, or it alone hears what becomes of one. */
export const isAsking = ({ doubted, calls }: Phone): boolean => Object.keys(doubted).length > 0 || calls.some(isUnheard)

/** Why a person cannot take a call now, most fundamental first; empty: they can. */
export const LACKS = ['elsewhere', 'line', 'lineRefused', 'microphone', 'microphoneDenied', 'media'] as const
export type Lack = (typeof LACKS)[number]
export function lacks({ line, microphone, media }: Phone): readonly Lack[] {
  const found: Lack[] = []
  if (line.state === 'elsewhere') found.push('elsewhere')
  else if (line.state === 'refused') found.push('lineRefused')
  else if (line.state !== 'registered') found.push('line')
  if (microphone === 'denied') found.push('microphoneDenied')
  else if (microphone !== 'ready') found.push('microphone')
  if (media !== 'ready') found.push('media')
  return found
}

/** What the screen says of the person, and what the queue must agree with. */
export type Presence = Chosen | 'onCall' | 'wrapUp' | 'noAnswer' | 'notReady'
export function presence(phone: Phone): Presence {
  if (phone.calls.some(({ state }) => state.phase !== 'ringing')) return 'onCall'
  if (phone.wrapUp !== null) return 'wrapUp'
  if (phone.missed) return 'noAnswer'
  if (phone.line.state === 'elsewhere' && phone.chosen !== 'offline') return 'notReady'
  if (phone.chosen !== 'available') return phone.chosen
  return lacks(phone).length === 0 ? 'available' : 'notReady'
}

/** The microphone is open while a call has the person's voice, and at no other time; muted, its track stays and is still. */
export const microphoneOpen = (phone: Phone): boolean => voiced(phone) !== undefined
export const microphoneHeard = (phone: Phone): boolean => {
  const call = voiced(phone)
  return call !== undefined && !call.muted
}

/** A ring beside a conversation is a soft tone. */
export function ringing(phone: Phone): 'none' | 'ring' | 'soft' {
  if (!phone.calls.some(({ state }) => state.phase === 'ringing')) return 'none'
  return phone.calls.some(({ state }) => state.phase !== 'ringing' && state.phase !== 'ending') ? 'soft' : 'ring'
}
