import { z } from 'zod'
import { UserId } from '../kernel/ids.ts'
import type { PresenceState } from './bridge-api.ts'

/** Whether somebody can take a call now; why they are not there is no colleague's matter. Who can comes first. */
export const REACHES = ['available', 'wrapUp', 'onCall', 'away', 'offline'] as const
export type Reach = (typeof REACHES)[number]

/** `GET /v1/phone/colleagues`: advisors with their own telephone; who is not named is *Desconectado*. */
export const ColleaguesResponse = z.object({
  colleagues: z.array(z.object({ id: UserId, reach: z.enum(REACHES) })),
})
export type ColleaguesResponse = z.infer<typeof ColleaguesResponse>

/** What colleagues are told of what a person's screen says. */
export function reachOf(state: PresenceState): Reach {
  switch (state) {
    case 'available':
    case 'wrapUp':
    case 'onCall':
    case 'offline':
      return state
    case 'break':
    case 'lunch':
    case 'training':
    case 'activePause':
    case 'meeting':
    case 'feedback':
    case 'backOffice':
    case 'noAnswer':
    case 'notReady':
      return 'away'
  }
}
