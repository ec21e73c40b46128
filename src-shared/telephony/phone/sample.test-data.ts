import type { InteractionId } from '../../kernel/ids.ts'
import { advance } from './advance.ts'
import type { Apart } from './call.ts'
import type { Effect, Happening } from './events.ts'
import { newPhone, type Phone } from './phone.ts'

/** The id of the n-th call of a test. */
export const callId = (n: number): InteractionId =>
  `00000000-0000-7000-8000-${String(n).padStart(12, '0')}` as InteractionId // well-formed

export const RULES: Phone['rules'] = {
  linea: { mode: 'mandatory', limit: null },
  corta: { mode: 'limited', limit: 30_000, disposition: 'inbound.none.silent' },
  firme: { mode: 'noEarlyExit', limit: 30_000 },
}

/** A phone that hears events one second apart, and everything it did about them. */
export function lived(
  events: readonly Happening[],
  from: Phone = newPhone(RULES),
): { phone: Phone; effects: Effect[] } {
  const effects: Effect[] = []
  let phone = from
  events.forEach((event, second) => {
    const done = advance(phone, { ...event, at: 1_000 * second })
    phone = done.phone
    effects.push(...done.effects)
  })
  return { phone, effects }
}

export const READY: readonly Happening[] = [
  { type: 'start' },
  { type: 'socketOpen' },
  { type: 'registered' },
  { type: 'microphone', is: 'ready' },
  { type: 'mediaTested', works: true },
  { type: 'choose', state: 'available' },
]

export const incoming = (
  n: number,
  queue: string | null = 'linea',
  retake = false,
  session = `s${n}`,
  conference?: 'leads' | 'guest',
): Happening => ({
  type: 'incoming',
  retake,
  conference,
  consults: null,
  call: { id: callId(n), session, number: '3105550142', queue, video: false, apart: null },
})

/** The first call is being talked to. */
export const TALKING: readonly Happening[] = [
  ...READY,
  incoming(1),
  { type: 'answer', id: callId(1) },
  { type: 'accepted', session: 's1' },
]

export const dial = (n: number, consults: number | null = null, apart: Apart | null = null): Happening => ({
  type: 'dial',
  consults: consults === null ? null : callId(consults),
  call: { id: callId(n), session: `s${n}`, number: '6015550100', queue: null, video: false, apart },
})

/** A coordinator's own call, by which they hear another's. */
export const supervision = (n: number, apart: Exclude<Apart, 'echo'>, session = `s${n}`): Happening => ({
  type: 'incoming',
  retake: false,
  consults: null,
  call: { id: callId(n), session, number: 'u1', queue: null, video: false, apart },
})
