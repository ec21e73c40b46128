import type { Phone } from '#shared/telephony/phone/phone.ts'
import { useDrafts } from '../drafts/drafts.ts'
import { contactIn } from './contact-of-call.ts'
import { usePhone } from './phone-state.ts'

/** What the person does with a contact's call now. */
export type Stand = 'calling' | 'onCall' | 'onHold' | 'wrapUp'

/** How a call stands at this phone; null: it is none of its calls, or only rings. */
export function standOf({ calls, wrapUp }: Pick<Phone, 'calls' | 'wrapUp'>, call: string): Stand | null {
  const phase = calls.find(({ id, apart }) => id === call && apart === null)?.state.phase
  switch (phase) {
    case 'calling':
      return 'calling'
    case 'holding':
    case 'held':
    case 'resuming':
      return 'onHold'
    case 'answering':
    case 'talking':
    case 'transferring':
    case 'ending':
      return 'onCall'
    case 'ringing':
    case undefined:
      return wrapUp?.call === call ? 'wrapUp' : null
  }
}

/** How the call stands that a contact is being written of; null: it is of none, or another one is by now. */
export function useStand(contact: string, continues: string | null): Stand | null {
  const call = continues ?? contact
  const stand = usePhone(({ phone }) => standOf(phone, call))
  const written = useDrafts(({ texts }) => (stand === null ? null : contactIn(texts, call)))
  return written === contact ? stand : null
}
