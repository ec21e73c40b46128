import { useEffect } from 'react'
import type { WrapUp } from '#shared/telephony/phone/phone.ts'
import { useWatch } from '../shell/console.ts'
import { usePerson } from '../shell/person.ts'
import { useContactOfCall } from './contact-of-call.ts'
import { tellPhone } from './phone.ts'

/**
 * Whether a wrap-up may end now, by the queue's rule: a mandatory one with the contact's registration, one without early
 * exit with its time alone. A registered contact ends it by itself where the rule lets it.
 */
export function useWrapUpOf({ call, rule }: WrapUp): {
  readonly mayEnd: boolean
  readonly why: 'phone.wrapUpRegister' | 'phone.wrapUpFixed' | null
} {
  const person = usePerson()
  const written = useContactOfCall(call)
  const watched = useWatch('interactions.get', { id: written })
  const contact = watched?.doc
  const registered = contact?.state === 'registered'
  // Its registration is theirs who have the call now; once it is registered it may be at this workstation no more. One of its
  // own that goes on from another is in no store before it is registered.
  const others = contact !== undefined && contact.advisorId !== null && contact.advisorId !== person.id
  const gone = (watched === null && written === call) || others
  const early = rule.mode !== 'noEarlyExit'
  useEffect(() => {
    if (registered && early) tellPhone({ type: 'wrapUpDone' })
  }, [registered, early])
  if (!early) return { mayEnd: false, why: 'phone.wrapUpFixed' }
  if (rule.mode === 'optional' || registered || gone) return { mayEnd: true, why: null }
  return { mayEnd: false, why: 'phone.wrapUpRegister' }
}
