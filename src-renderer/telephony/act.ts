import type { TFunction } from 'i18next'
import type { Happening, PhoneRefusal } from '#shared/telephony/phone/events.ts'
import { sentenceOf } from '../language/sentence.ts'
import { say } from '../shell/ui-state.ts'
import { tellPhone } from './phone.ts'

/** Says in the bottom bar why something was not done. */
export function sayRefused(t: TFunction, refused: PhoneRefusal | null): boolean {
  if (refused === null) return true
  say(sentenceOf(t, { code: refused, facts: {} }), 'bad')
  return false
}

/** Does what a person asks of the phone, or says why not. @returns whether it was done */
export const act = (t: TFunction, event: Happening): boolean => sayRefused(t, tellPhone(event))
