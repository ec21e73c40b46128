import type { InteractionId } from '../../kernel/ids.ts'
import { BACK_WITHIN_MS } from '../outside.ts'
import { type Call, type CallState, type Ending, isVoiced, OUTSIDE, type SessionId } from './call.ts'
import type { CallFact, Effect, PhoneRefusal } from './events.ts'
import type { Phone, WrapUp } from './phone.ts'

/** What an event makes of a phone. */
export interface Step {
  readonly phone: Phone
  readonly effects: readonly Effect[]
  /** Nothing was done, and why. */
  readonly refused: PhoneRefusal | null
}

export const step = (phone: Phone, ...effects: Effect[]): Step => ({ phone, effects, refused: null })
export const refuse = (phone: Phone, refused: PhoneRefusal): Step => ({ phone, effects: [], refused })
/** Does one step and then another on what it left. */
export function andThen(first: Step, next: (phone: Phone) => Step): Step {
  const second = next(first.phone)
  return { ...second, effects: [...first.effects, ...second.effects] }
}

export const fact = (written: CallFact): Effect => ({ do: 'fact', fact: written })

export const patchCall = (phone: Phone, id: InteractionId, patch: (call: Call) => Call): Phone => ({
  ...phone,
  calls: phone.calls.map((call) => (call.id === id ? patch(call) : call)),
})

export const enter = (phone: Phone, id: InteractionId, state: CallState, at: number): Phone =>
  patchCall(phone, id, (call) => ({ ...call, state, since: at }))

/** Puts whatever has the person's voice on hold, so that another may have it. */
export function makeRoom(phone: Phone, except: InteractionId, at: number): Step {
  const talking = phone.calls.filter((call) => call.id !== except && ['talking', 'resuming'].includes(call.state.phase))
  return talking.reduce<Step>(
    (before, call) =>
      andThen(before, (now) =>
        step(enter(now, call.id, { phase: 'holding' }, at), { do: 'hold', session: call.session, held: true }),
      ),
    step(phone),
  )
}

/** Calls that are still being set up cannot be put on hold: another must wait. */
export const isSettingUp = (phone: Phone, except: InteractionId | null): boolean =>
  phone.calls.some(
    (call) => call.id !== except && isVoiced(call) && ['answering', 'calling'].includes(call.state.phase),
  )

/** A call is over: out of the phone, its end written, and its wrap-up begun when somebody was spoken to. */
export function end(phone: Phone, session: SessionId, ending: Ending, at: number): Step {
  const call = phone.calls.find((one) => one.session === session)
  if (call === undefined) return step(phone)
  const calls = phone.calls.filter((one) => one !== call)
  const over: Phone = {
    ...phone,
    calls,
    wrapUp: wrapUpAfter(phone, call, at) ?? phone.wrapUp,
    missed: phone.missed || (ending === 'notAnswered' && call.queue !== null),
  }
  return step(settled(over), fact({ kind: 'ended', id: call.id, at, ending }))
}

/** Nobody may answer there: the PBX then rings at who handed the customer over. Whoever was consulted first is there. */
const isHandedOutside = ({ state }: Call): boolean =>
  state.phase === 'transferring' && state.way === 'blind' && OUTSIDE.test(state.to)

function wrapUpAfter(phone: Phone, call: Call, at: number): WrapUp | null {
  if (call.answeredAt === null || call.consults !== null || call.guest) return null
  const rule = call.queue === null ? undefined : phone.rules[call.queue]
  if (rule === undefined || rule.mode === 'none') return null
  const until = rule.limit === null ? null : at + rule.limit
  const backBy = isHandedOutside(call) ? at + BACK_WITHIN_MS : null
  return { call: call.id, since: at, rule, until, extended: false, backBy }
}

/** The customer of a call is on the line again: what was being wrapped up goes on, and its time registers nothing. */
export const goesOn = (phone: Phone, id: InteractionId): Phone => ({
  ...phone,
  wrapUp: phone.wrapUp?.call === id ? null : phone.wrapUp,
  registering: phone.registering.filter(({ call }) => call !== id),
})

/** When nothing is left to do, what was chosen for afterwards takes effect. */
export const settled = (phone: Phone): Phone =>
  phone.calls.length > 0 || phone.wrapUp !== null || phone.next === null
    ? phone
    : { ...phone, chosen: phone.next, next: null }
