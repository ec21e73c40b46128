import { CODES } from '#shared/telephony/account.ts'
import { OUTSIDE_RINGS_MS } from '#shared/telephony/outside.ts'
import { context, extension } from '../conf.ts'
import { ANY_QUEUE, CONTEXTS, EVENTS } from '../names.ts'
import type { PbxSettings } from '../settings.ts'
import { givenId } from './call-id.ts'
import { ADVISOR_ANSWERED, ADVISOR_LEG, CUSTOMER_LEG, pushAdvisorLeft, pushCallerLeft, THIRD_LEG } from './legs.ts'

const CALLED_GONE = 'called-gone'
const NOBODY_OUTSIDE = 'nobody-outside'
const AS_TWO = 'as-two'
/** Longest ring of a colleague, in seconds. */
const COLLEAGUE_RINGS = 30

/** An advisor's own call has the id made at the click; a customer who was transferred here keeps theirs. */
const whoseCall = [
  'GotoIf($["${CALL_LEG}" = "customer"]?theirs)',
  ...givenId,
  'Set(CALL_LEG=advisor)',
  'Set(CALL_USER=${CHANNEL(endpoint)})',
  pushCallerLeft,
  'theirs: NoOp()',
]

/** What was dialled, without what Dial() would take for another place or an option. */
const dialledOf = (allowed: string): string => `\${FILTER(${allowed},\${EXTEN})}`
/** Whoever is called is known by what was dialled: only that of it which can be a number, or a name, is gone on with. */
const plainly = (allowed: string): string =>
  `GotoIf($[\${LEN(${dialledOf(allowed)})} != \${LEN(\${EXTEN})}]?${dialledOf(allowed)},1)`

/** Congestion() ends its channel: a customer who was transferred does not come to it. */
const noLine = [`GotoIf($["\${CALL_LEG}" = "customer"]?${NOBODY_OUTSIDE},s,1)`, 'Congestion(3)']
/**
 * The customer's leg goes on when the advisor's dies (F): it may only have been the console. Whom a customer was transferred
 * to is nobody's customer, and does not.
 */
const outside = (trunk: string): readonly string[] => [
  `Dial(PJSIP/${dialledOf('0-9+')}@${trunk},${OUTSIDE_RINGS_MS / 1_000},\${IF($["\${CALL_LEG}" = "customer"]?gb(${THIRD_LEG}^s^1):gb(${CUSTOMER_LEG}^s^1)F(${CALLED_GONE}^s^1))})`,
  `GotoIf($["\${CALL_LEG}" = "customer" & "\${DIALSTATUS}" != "ANSWER"]?${NOBODY_OUTSIDE},s,1)`,
  'Hangup(${HANGUPCAUSE})',
]

const code = (digits: string, steps: readonly string[]): string => extension(digits, steps)
const pausing = (feature: 'pause' | 'unpause'): readonly string[] => [
  'Answer()',
  `${feature === 'pause' ? 'PauseQueueMember' : 'UnpauseQueueMember'}(,PJSIP/\${CHANNEL(endpoint)})`,
  `UserEvent(${EVENTS.feature},Code: ${feature},User: \${CHANNEL(endpoint)})`,
  `Playback(\${PROMPTS}/${feature === 'pause' ? 'en-pausa' : 'disponible'})`,
  'Hangup()',
]

/** What advisors dial: numbers outside, colleagues, queues, and what the PBX does itself. */
export function outbound(settings: PbxSettings): string {
  const trunk = settings.trunks.find(({ contact }) => contact !== null)
  const dialled = (number: string): string =>
    extension(number, [plainly('0-9+'), ...whoseCall, ...(trunk === undefined ? noLine : outside(trunk.name))])
  return [
    context(
      CONTEXTS.advisors,
      code(CODES.echo, ['Answer()', 'Playback(${PROMPTS}/eco)', 'Echo()', 'Hangup()']),
      code(CODES.survey, [`Goto(${CONTEXTS.survey},s,1)`]),
      code(CODES.conference, [`Goto(${CONTEXTS.conference},s,1)`]),
      code(CODES.pause, pausing('pause')),
      code(CODES.unpause, pausing('unpause')),
      // Queues by their name.
      extension(ANY_QUEUE, [
        'ExecIf($["${CALL_LEG}" != "customer" | "${QUEUE_EXISTS(${EXTEN})}" != "1"]?Hangup(21))',
        `Goto(${CONTEXTS.queues},\${EXTEN},1)`,
      ]),
      ...settings.queues.map(({ id }) =>
        extension(id, ['ExecIf($["${CALL_LEG}" != "customer"]?Hangup(21))', `Goto(${CONTEXTS.queues},${id},1)`]),
      ),
      extension('_u.', [
        // A queue may be named so as well.
        `GotoIf($["\${CALL_LEG}" = "customer" & "\${QUEUE_EXISTS(\${EXTEN})}" = "1"]?${CONTEXTS.queues},\${EXTEN},1)`,
        plainly('0-9a-z'),
        ...whoseCall,
        'Set(__CUSTOMER_CHANNEL=${IF($["${CALL_LEG}" = "customer"]?${CHANNEL(name)}:)})',
        `Dial(PJSIP/${dialledOf('0-9a-z')},${COLLEAGUE_RINGS},gb(${ADVISOR_LEG}^s^1)U(${ADVISOR_ANSWERED}))`,
        'GotoIf($["${CALL_LEG}" = "customer"]?customer)',
        'Hangup(${HANGUPCAUSE})',
        // A customer who was transferred to a colleague that does not answer is never just let go.
        'customer: GotoIf($["${DIALSTATUS}" = "ANSWER"]?advisor-gone,s,1)',
        'Goto(advisor-gone,s,again)',
      ]),
      dialled('_X.'),
      dialled('_+X.'),
    ),
    context(CALLED_GONE, extension('s', ['Set(__CUSTOMER_CHANNEL=${CHANNEL(name)})', 'Goto(advisor-gone,s,1)'])),
    // A customer who was transferred to a number where nobody answers is back with who transferred them, or in the queue.
    context(
      NOBODY_OUTSIDE,
      extension('s', [
        'Set(SENT_BY=${CUT(BLINDTRANSFER,/,2)})',
        'Set(SENT_BY=${FILTER(0-9a-z,${CUT(SENT_BY,-,1)})})',
        'Playback(${PROMPTS}/no-contestan)',
        'GotoIf($["${SENT_BY}" = ""]?advisor-gone,s,again)',
        `Goto(${CONTEXTS.advisors},\${SENT_BY},1)`,
      ]),
    ),
    context(
      CONTEXTS.conference,
      extension('s', [
        'Answer()',
        `GotoIf($["\${STAYS_WITH}" != ""]?${AS_TWO},s,1)`,
        'Set(CONFBRIDGE(user,template)=default_user)',
        // The customer stays for as long as an advisor does.
        'ExecIf($["${CALL_LEG}" = "customer"]?Set(CONFBRIDGE(user,end_marked)=yes):Set(CONFBRIDGE(user,marked)=yes))',
        'ConfBridge(${IF($["${ROOM}" = ""]?${CALL_ID}:${ROOM})})',
        'GotoIf($["${CALL_LEG}" != "customer"]?over)',
        // How the last advisor left is told by their leg a moment later; the one before had hung up.
        'Wait(0.3)',
        'Goto(advisor-gone,s,1)',
        'over: Hangup()',
      ]),
    ),
    // Both channels of a conference in which two are left (call-actions.ts): the customer's joins the advisor's.
    context(
      AS_TWO,
      extension('s', [
        'Set(WITH=${STAYS_WITH})',
        'Set(STAYS_WITH=)',
        'GotoIf($["${CALL_LEG}" != "customer"]?waits)',
        // How the one who left had left: the next to leave is who stays now.
        'Set(SHARED(LEFT)=)',
        'Set(LOOKS=0)',
        // Their leg may be on its way out of the room.
        'again: Bridge(${WITH},x)',
        'GotoIf($["${BRIDGERESULT}" = "SUCCESS" | ${LOOKS} > 19]?advisor-gone,s,1)',
        'Set(LOOKS=$[${LOOKS} + 1])',
        'Wait(0.1)',
        'Goto(again)',
        'waits: Wait(10)',
        'Hangup()',
      ]),
    ),
    context(CONTEXTS.backToRoom, extension('s', [pushAdvisorLeft, `Goto(${CONTEXTS.conference},s,1)`])),
    context(CONTEXTS.synthetic, extension('s', ['Answer()', 'speak: Playback(${SPEECH})', 'Wait(4)', 'Goto(speak)'])),
  ].join('\n')
}
