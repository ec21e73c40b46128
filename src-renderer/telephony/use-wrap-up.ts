import { useEffect } from 'react'
import type { Interaction } from '#shared/interactions/schema.ts'
import type { WrapUp } from '#shared/telephony/phone/phone.ts'
import { useWatch } from '../shell/console.ts'
import { usePerson } from '../shell/person.ts'
import { useContactOfCall } from './contact-of-call.ts'
import { tellPhone } from './phone.ts'

/**
 * Whether a call's contact is somebody else's to register: who has the call now. Once they have, it may be at this workstation
 * no more; one of one's own that goes on from another is in no store before it is registered.
 * @param contact null: it is not here; undefined: it is not known yet
 * @param isOfCall whether it is the call's own
 */
export const isGone = (
  contact: Pick<Interaction, 'advisorId'> | null | undefined,
  me: string,
  isOfCall: boolean,
): boolean =>
  contact === null ? isOfCall : contact !== undefined && contact.advisorId !== null && contact.advisorId !== me

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
  const registered = watched?.doc.state === 'registered'
  const gone = isGone(watched === null ? null : watched?.doc, person.id, written === call)
  const early = rule.mode !== 'noEarlyExit'
  useEffect(() => {
    if (registered && early) tellPhone({ type: 'wrapUpDone' })
  }, [registered, early])
  if (!early) return { mayEnd: false, why: 'phone.wrapUpFixed' }
  if (rule.mode === 'optional' || registered || gone) return { mayEnd: true, why: null }
  return { mayEnd: false, why: 'phone.wrapUpRegister' }
}
