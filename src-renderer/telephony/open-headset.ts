import i18next from 'i18next'
import type { Line, Pressed } from '#shared/telephony/devices/headset.ts'
import type { Hid } from '#shared/telephony/devices/hid.ts'
import type { Phone } from '#shared/telephony/phone/phone.ts'
import { say } from '../shell/ui-state.ts'
import { act } from './act.ts'
import { answerCall } from './answer-call.ts'
import { leadingCall } from './leading-call.ts'
import { setPhone, usePhone } from './phone-state.ts'
import { type HeadsetKeys, headsetKeys } from './runtime/headset-keys.ts'

/** WebHID is in no library of TypeScript's yet; where it is missing there are no keys, and nothing else is. */
export const hidOf = (from: Navigator): Hid | null => ('hid' in from ? ((from as { hid: Hid }).hid ?? null) : null)

/** What the headset's lamps show: of the call that the bar is about. */
export function lineOf(phone: Phone): Line {
  const call = leadingCall(phone)
  const ringing = phone.calls.some(({ state }) => state.phase === 'ringing')
  if (call === undefined || call.state.phase === 'ringing') return { ringing, call: false, muted: false, held: false }
  const { phase } = call.state
  return {
    ringing,
    call: phase !== 'ending',
    muted: call.muted,
    held: phase === 'held' || phase === 'holding' || phase === 'resuming',
  }
}

/** A key of the headset does what the same key of the keyboard does. */
function press(key: Pressed): void {
  const { phone } = usePhone.getState()
  const { t } = i18next
  const call = leadingCall(phone)
  const rings = phone.calls.find(({ state }) => state.phase === 'ringing')
  if (key === 'answer' && rings !== undefined) {
    answerCall(t, rings)
    // Refused: the headset was lifted for nothing.
    keys?.line(lineOf(usePhone.getState().phone))
  } else if (key === 'reject' && rings !== undefined) act(t, { type: 'reject', id: rings.id })
  else if (call === undefined) return
  else if (key === 'hangUp') act(t, { type: 'hangUp', id: call.id })
  else if (key === 'mute') act(t, { type: 'mute', muted: !call.muted })
  else if (key === 'hold') act(t, { type: call.state.phase === 'held' ? 'resume' : 'hold', id: call.id })
}

let keys: HeadsetKeys | null = null
export const headset = (): HeadsetKeys | null => keys

/** The keys of whoever's headset is paired at this workstation, while their phone lives. @returns the way to end it */
export function openHeadset(): () => void {
  const mine = headsetKeys({
    hid: hidOf(navigator),
    press,
    say: ({ what, name }) => say(i18next.t(`phone.keys.${what}`, { name }), what === 'taken' ? 'bad' : undefined),
    show: (is) => setPhone({ headset: is }),
  })
  keys = mine
  const unsubscribe = usePhone.subscribe(({ phone }, before) => {
    if (phone !== before.phone) mine.line(lineOf(phone))
  })
  void mine.begin()
  return () => {
    unsubscribe()
    mine.stop()
    if (keys === mine) keys = null
  }
}
