import { type Call, isVoiced } from '#shared/telephony/phone/call.ts'
import type { Phone } from '#shared/telephony/phone/phone.ts'

/** The call that the bar is about: whose voice it is, else one under way, else the one that rings. */
export const leadingCall = (phone: Phone): Call | undefined =>
  phone.calls.find(isVoiced) ?? phone.calls.find(({ state }) => state.phase !== 'ringing') ?? phone.calls[0]

export const otherCalls = (phone: Phone, leading: Call): readonly Call[] =>
  phone.calls.filter((call) => call.id !== leading.id)
