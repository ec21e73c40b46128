import { context, extension } from '../conf.ts'
import { ANY_QUEUE, CONTEXTS, EVENTS, HUNG_UP, NUMBERS_FAMILY, QUEUES_FAMILY } from '../names.ts'
import type { PbxSettings } from '../settings.ts'
import { CALL_ID } from './call-id.ts'
import { ADVISOR_LEG, QUEUE_ANSWERED } from './legs.ts'
import { CLOSED, OPENING } from './opening.ts'
import { VOICEMAIL } from './voicemail.ts'

const ADVISOR_GONE = 'advisor-gone'
/** With the announcement of two seconds before it, the customer has waited 15 s when they hear the apology. */
const WAIT_FOR_ADVISOR = 9

const fact = (event: string, ...more: readonly string[]): string =>
  `UserEvent(${event},CallId: \${CALL_ID},Queue: \${CALL_QUEUE}${more.map((one) => `,${one}`).join('')})`

/** How long a customer waits in a queue that was made while the PBX runs and of which nobody has said it, in seconds. */
const WAIT_SECONDS = 300

const queue = ({ id, waitSeconds }: { readonly id: string; readonly waitSeconds: number | null }): string =>
  extension(id, [
    'Set(__CALL_QUEUE=${EXTEN})',
    `Gosub(${CALL_ID},s,1)`,
    'Set(CALL_LEG=customer)',
    'Set(CALL_USER=)',
    'Set(__CUSTOMER_CHANNEL=${CHANNEL(name)})',
    'Set(__ENTERED_AT=${STRFTIME(,,%s%3q)})',
    'Set(__RETAKE=)',
    'Answer()',
    fact(EVENTS.entered, 'Channel: ${CHANNEL(name)}'),
    `Gosub(${OPENING},s,1(\${EPOCH}))`,
    `GotoIf($["\${OPENING}" != "open"]?${CLOSED},s,1)`,
    'Set(SHARED(LEFT)=)',
    'wait: Set(CALL_STAY=$[0${CALL_STAY} + 1])',
    `Set(CALL_WAIT_AT_MOST=\${DB(${QUEUES_FAMILY}/\${CALL_QUEUE}/wait)})`,
    `ExecIf($["\${CALL_WAIT_AT_MOST}" = ""]?Set(CALL_WAIT_AT_MOST=${waitSeconds ?? 0}))`,
    'Set(__STAY=${UNIQUEID}#${CALL_STAY}/${STRFTIME(,,%s%3q)})',
    // Without a voicemail there is nothing to wait for but an advisor.
    `ExecIf($["\${DB(${QUEUES_FAMILY}/\${CALL_QUEUE}/voicemail)}" = "no"]?Set(CALL_WAIT_AT_MOST=0))`,
    `Queue(\${CALL_QUEUE},cb(${ADVISOR_LEG}^s^1),,,\${IF($[\${CALL_WAIT_AT_MOST} = 0]?:\${CALL_WAIT_AT_MOST})},,${QUEUE_ANSWERED})`,
    `GotoIf($["\${QUEUESTATUS}" = "CONTINUE"]?${ADVISOR_GONE},s,1)`,
    fact(EVENTS.left, 'Status: ${QUEUESTATUS}', 'Channel: ${CHANNEL(name)}'),
    `Goto(${VOICEMAIL},\${CALL_QUEUE},1)`,
  ])

/**
 * Before all else: a caller may write anything into their number, and a comma or a line in it would be another field of
 * what the dialplan tells. One that is withheld becomes none.
 */
const numberAlone = 'Set(CALLERID(num)=${FILTER(0-9+,${CALLERID(num)})})'
const comesBy = (dialled: string, ...steps: readonly string[]): string => extension(dialled, [numberAlone, ...steps])

/** The queue that the coordinator gave this number, or else the one that the settings did; never one that is not there. */
const reaches = (settled: string, otherwise: string): readonly string[] => [
  `Set(DIALLED_QUEUE=\${DB(${NUMBERS_FAMILY}/\${FILTER(0-9,\${EXTEN})})})`,
  `ExecIf($["\${DIALLED_QUEUE}" = ""]?Set(DIALLED_QUEUE=${settled}))`,
  `ExecIf($["\${QUEUE_EXISTS(\${DIALLED_QUEUE})}" != "1"]?Set(DIALLED_QUEUE=${otherwise}))`,
  `Goto(${CONTEXTS.queues},\${DIALLED_QUEUE},1)`,
]

/**
 * How a customer reaches a queue, and what becomes of one whose advisor is gone: at once they hear that they are waited
 * for, the bridge may take them back to the same advisor meanwhile, and then they are the first of their queue.
 */
export const inbound = (settings: PbxSettings): string =>
  [
    context(
      CONTEXTS.customers,
      ...settings.queues.flatMap(({ id, numbers }) => [
        comesBy(id, `Goto(${CONTEXTS.queues},${id},1)`),
        ...numbers.map((number) => comesBy(number, ...reaches(id, settings.otherwise))),
      ]),
      comesBy(
        ANY_QUEUE,
        'GotoIf($["${QUEUE_EXISTS(${EXTEN})}" = "1"]?there)',
        `Goto(${CONTEXTS.queues},${settings.otherwise},1)`,
        `there: Goto(${CONTEXTS.queues},\${EXTEN},1)`,
      ),
      ...['_X.', '_+X.'].map((any) => comesBy(any, ...reaches(settings.otherwise, settings.otherwise))),
    ),
    context(CONTEXTS.queues, ...settings.queues.map(queue), queue({ id: ANY_QUEUE, waitSeconds: WAIT_SECONDS })),
    context(
      ADVISOR_GONE,
      extension('s', [
        // The advisor's leg ends in a thread of its own, and says how within moments (seen: after this had begun).
        'Set(LOOKS=0)',
        'look: GotoIf($["${SHARED(LEFT)}" != "" | ${LOOKS} > 9]?told)',
        'Set(LOOKS=$[${LOOKS} + 1])',
        'Wait(0.1)',
        'Goto(look)',
        `told: GotoIf($["\${SHARED(LEFT)}" = "${HUNG_UP}"]?over)`,
        // Before it is told: the bridge reads it from the event and, after a restart of its own, from the channel.
        'Set(CALL_WAITS=${SHARED(LEFT_BY)})',
        fact(EVENTS.advisorGone, 'Cause: ${SHARED(LEFT)}', 'User: ${CALL_WAITS}'),
        'Playback(${PROMPTS}/momento)',
        `MusicOnHold(,${WAIT_FOR_ADVISOR})`,
        'again: Playback(${PROMPTS}/disculpa)',
        'Set(CALL_WAITS=)',
        'Set(QUEUE_PRIO=100)',
        'Set(__RETAKE=)',
        'Set(SHARED(LEFT)=)',
        fact(EVENTS.requeued),
        `ExecIf($["\${CALL_QUEUE}" = ""]?Set(__CALL_QUEUE=${settings.otherwise}))`,
        `Goto(${CONTEXTS.queues},\${CALL_QUEUE},wait)`,
        'over: Hangup()',
      ]),
    ),
    context(
      CONTEXTS.retake,
      extension('_u.', [
        'Set(__RETAKE=1)',
        'Set(__CUSTOMER_CHANNEL=${CHANNEL(name)})',
        'Set(CALL_LEG=customer)',
        'Set(CALL_WAITS=${EXTEN})',
        'Set(SHARED(LEFT)=)',
        `Dial(PJSIP/\${EXTEN},15,gb(${ADVISOR_LEG}^s^1))`,
        `GotoIf($["\${DIALSTATUS}" = "ANSWER"]?${ADVISOR_GONE},s,1)`,
        `Goto(${ADVISOR_GONE},s,again)`,
      ]),
    ),
  ].join('\n')
