import { unwritten } from './apart.ts'
import { onBridge } from './bridge.ts'
import type { PhoneEvent } from './events.ts'
import { onLine } from './line.ts'
import { onPerson } from './person.ts'
import type { Phone } from './phone.ts'
import { onSession } from './sessions.ts'
import type { Step } from './step.ts'

/**
 * What an event makes of a phone, and what is done next. Total: an event that does not fit (an answer to what was given
 * up meanwhile, a session that is gone) changes nothing; what a person asks and cannot be done is refused with its reason.
 */
export const advance = (phone: Phone, event: PhoneEvent): Step => unwritten(phone, heard(phone, event))

function heard(phone: Phone, event: PhoneEvent): Step {
  switch (event.type) {
    case 'start':
    case 'stop':
    case 'socketOpen':
    case 'socketLost':
    case 'registered':
    case 'elsewhere':
    case 'registerRefused':
    case 'microphone':
    case 'mediaTested':
      return onLine(phone, event)
    case 'incoming':
    case 'rings':
    case 'accepted':
    case 'ended':
    case 'holdAnswered':
    case 'reinviteAnswered':
    case 'transferAnswered':
    case 'sound':
    case 'unreachable':
      return onSession(phone, event)
    case 'bridgeCalls':
    case 'conferenceStarted':
    case 'conferenceRefused':
    case 'tick':
      return onBridge(phone, event)
    default:
      return onPerson(phone, event)
  }
}
