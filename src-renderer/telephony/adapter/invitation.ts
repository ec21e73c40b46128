import type { Invitation } from 'sip.js'
import { InteractionId } from '#shared/kernel/ids.ts'
import { SUPERVISIONS } from '#shared/telephony/phone/call.ts'
import type { SessionEvent } from '#shared/telephony/phone/events.ts'

type Incoming = Extract<SessionEvent, { type: 'incoming' }>

const CONFERENCES = ['leads', 'guest'] as const
const ANONYMOUS = /^(anonymous|unknown|)$/i

/** What an INVITE of the PBX says of a call (headers: the dialplan's, src-central/telephony). */
export function incomingOf(invitation: Invitation, newId: () => string): Incoming {
  const { request } = invitation
  const id = InteractionId.safeParse(request.getHeader('X-Interaction-Id'))
  const consults = InteractionId.safeParse(request.getHeader('X-Consults'))
  const number = invitation.remoteIdentity.uri.user ?? ''
  return {
    type: 'incoming',
    call: {
      // A call that came past the dialplan has no interaction yet.
      id: id.success ? id.data : InteractionId.parse(newId()),
      session: invitation.id,
      number: ANONYMOUS.test(number) ? null : number,
      queue: request.getHeader('X-Queue') ?? null,
      apart: SUPERVISIONS.find((one) => one === request.getHeader('X-Supervision')) ?? null,
      video: /^m=video (?!0 )/m.test(request.body),
    },
    conference: CONFERENCES.find((one) => one === request.getHeader('X-Conference')),
    retake: request.getHeader('X-Retake') === '1',
    consults: consults.success ? consults.data : null,
  }
}

/** The code in a CANCEL's Reason (RFC 3326): 200 when somebody else has answered; null where none is given. */
export function cancelledWith(reason: string | undefined): number | null {
  const cause = /\bSIP\s*;.*?\bcause=(\d{3})/i.exec(reason ?? '')?.[1]
  return cause === undefined ? null : Number(cause)
}
