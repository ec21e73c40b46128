import type { Key, Lamp } from './hid.ts'

/** What the headset is to know of the phone. */
export interface Line {
  readonly ringing: boolean
  /** A call has the line: being set up, talked in, or on hold. */
  readonly call: boolean
  readonly muted: boolean
  readonly held: boolean
}
export const IDLE: Line = { ringing: false, call: false, muted: false, held: false }

/** The keys of a headset and its lamps. Plain data; one for whichever headset is paired. */
export interface Headset {
  /** `taken`: another program has it, and both would answer. */
  readonly is: 'none' | 'ready' | 'gone' | 'taken'
  readonly name: string
  readonly line: Line
  /** What was last told of each key: a press is the change. */
  readonly down: Readonly<Record<Key, boolean>>
}

const UP = { hook: false, flash: false, drop: false, mute: false } as const
export const newHeadset = (): Headset => ({ is: 'none', name: '', line: IDLE, down: UP })

export type HeadsetEvent =
  | { readonly type: 'opened'; readonly name: string }
  | { readonly type: 'taken'; readonly name: string }
  | { readonly type: 'gone' }
  | { readonly type: 'forgotten' }
  | { readonly type: 'keys'; readonly told: ReadonlyMap<Key, boolean> }
  | { readonly type: 'line'; readonly line: Line }

/** What a key asks of the phone. */
export type Pressed = 'answer' | 'reject' | 'hangUp' | 'mute' | 'hold'

export type HeadsetEffect =
  | { readonly do: 'light'; readonly lit: Readonly<Record<Lamp, boolean>> }
  | { readonly do: 'press'; readonly key: Pressed }
  | { readonly do: 'say'; readonly what: 'gone' | 'back' | 'taken'; readonly name: string }

export interface HeadsetStep {
  readonly headset: Headset
  readonly effects: readonly HeadsetEffect[]
}

const lampsFor = ({ ringing, call, muted, held }: Line): Readonly<Record<Lamp, boolean>> => ({
  ring: ringing && !call,
  offHook: call,
  hold: held,
  mute: muted,
  microphone: muted,
})
const light = (line: Line): HeadsetEffect => ({ do: 'light', lit: lampsFor(line) })

/**
 * What becomes of a headset. Whatever it tells is answered with its lamps, also where nothing follows from it: one that is
 * not answered takes the console for dead and resets itself, with its call (telephony README, traps).
 */
export function advanceHeadset(headset: Headset, event: HeadsetEvent): HeadsetStep {
  const { is, name, line } = headset
  switch (event.type) {
    case 'opened': {
      const back = is === 'gone' || is === 'taken'
      return {
        headset: { ...headset, is: 'ready', name: event.name, down: { ...UP, hook: line.call } },
        effects: [light(line), ...(back ? [{ do: 'say', what: 'back', name: event.name } as const] : [])],
      }
    }
    case 'taken':
      return {
        headset: { ...headset, is: 'taken', name: event.name },
        effects: is === 'taken' ? [] : [{ do: 'say', what: 'taken', name: event.name }],
      }
    case 'gone':
      // The call goes on: what is pulled out hangs nobody up.
      return is === 'none' || is === 'gone'
        ? { headset, effects: [] }
        : { headset: { ...headset, is: 'gone', down: UP }, effects: [{ do: 'say', what: 'gone', name }] }
    case 'forgotten':
      return { headset: { ...newHeadset(), line }, effects: [] }
    case 'line':
      if (JSON.stringify(event.line) === JSON.stringify(line)) return { headset, effects: [] }
      return { headset: { ...headset, line: event.line }, effects: is === 'ready' ? [light(event.line)] : [] }
    case 'keys':
      return is === 'ready' ? keys(headset, event.told) : { headset, effects: [] }
  }
}

function keys(headset: Headset, told: ReadonlyMap<Key, boolean>): HeadsetStep {
  const { line, down } = headset
  const pressed = (key: Key): boolean => told.get(key) === true && !down[key]
  const released = (key: Key): boolean => told.get(key) === false && down[key]
  const wanted: Pressed[] = []
  if (pressed('drop')) wanted.push(line.call ? 'hangUp' : 'reject')
  // Lifted by the console's own lamp it tells the same as by hand: only what the line is not yet is a press.
  else if (pressed('hook') && line.ringing && !line.call) wanted.push('answer')
  else if (released('hook') && line.call) wanted.push('hangUp')
  // Mute counts while the line is there; its own pause says nothing.
  if (pressed('mute') && line.call && !line.held) wanted.push('mute')
  if (pressed('flash') && line.call) wanted.push('hold')
  const asked = wanted.filter((key) => key !== 'reject' || line.ringing)
  const now = { ...down }
  for (const [key, is] of told) now[key] = is
  const answered = expected(line, asked)
  return {
    headset: { ...headset, down: now, line: answered },
    effects: [light(answered), ...asked.map((key) => ({ do: 'press', key }) as const)],
  }
}

/**
 * The line as the hook's key makes it: the lamp that answers it must not put down again what was just lifted. Where the
 * phone refuses, it says how the line is ({@link HeadsetEvent} `line`).
 */
function expected(line: Line, asked: readonly Pressed[]): Line {
  if (asked.includes('answer')) return { ...line, ringing: false, call: true }
  return asked.includes('hangUp') ? { ...line, call: false, muted: false, held: false } : line
}
