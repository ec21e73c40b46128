import type { TFunction } from 'i18next'
import type { Call } from '#shared/telephony/phone/call.ts'
import { isTyping } from '../shell/keys.ts'
import { goTo } from '../shell/place.ts'
import { act } from './act.ts'
import { contactOfCallNow } from './contact-of-call.ts'

/** Answers, and goes to the contact; where somebody types, the contact waits for them in the inbox. */
export function answerCall(t: TFunction, call: Call, video = true): void {
  const typing = isTyping(document.activeElement)
  if (act(t, { type: 'answer', id: call.id, video }) && !typing && call.consults === null)
    goTo('inbox', contactOfCallNow(call.id))
}
