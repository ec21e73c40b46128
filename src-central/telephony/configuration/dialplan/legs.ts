import { context, extension } from '../conf.ts'
import { PARTS_FAMILY } from '../names.ts'
import { inCall } from './call-id.ts'

/** Subroutines of an outgoing leg, run on it before it rings (`b` of Queue and Dial). */
export const ADVISOR_LEG = 'advisor-leg'
export const CUSTOMER_LEG = 'customer-leg'
/** The same of a leg that a queue has rung: whose stay it has ended, and when, is written on it. */
export const QUEUE_ANSWERED = 'queue-answered'
/** Somebody outside to whom a customer was transferred. */
export const THIRD_LEG = 'third-leg'
const ADVISOR_LEFT = 'advisor-left'
const CALLER_LEFT = 'caller-left'
/** Subroutine of an advisor's leg that has answered (`U` of Dial, and Queue's): how the one before has left counts no more. */
export const ADVISOR_ANSWERED = 'advisor-answered'

/**
 * How this leg has left the customer `whom`. Where they speak with another advisor by now (an attended transfer, of which the
 * dialplan hears nothing else; a conference) it has left nobody, and that one's leg is told whose customer it has.
 */
const leaves = (whom: string): readonly string[] => [
  `Set(LOCAL(now)=\${IMPORT(\${${whom}},BRIDGEPEER)})`,
  'GotoIf($["${now}" = "" | "${now}" = "${CHANNEL(name)}"]?left)',
  'GotoIf($["${IMPORT(${now},CALL_LEG)}" != "advisor"]?left)',
  `Set(SHARED(CUSTOMER,\${now})=\${${whom}})`,
  'Goto(nobody)',
  `left: Set(SHARED(LEFT_BY,\${${whom}})=\${CALL_USER})`,
  `Set(SHARED(LEFT,\${${whom}})=\${HANGUPCAUSE})`,
]

/** What an advisor's leg tells its console, and how it ended: the customer's channel asks that afterwards. */
export const legs = (): string =>
  [
    context(
      ADVISOR_LEG,
      extension('s', [
        'Set(CALL_LEG=advisor)',
        'Set(CALL_USER=${CHANNEL(endpoint)})',
        'Set(PJSIP_HEADER(add,X-Interaction-Id)=${CALL_ID})',
        'ExecIf($["${CALL_QUEUE}" != ""]?Set(PJSIP_HEADER(add,X-Queue)=${CALL_QUEUE}))',
        'ExecIf($["${ENTERED_AT}" != ""]?Set(PJSIP_HEADER(add,X-Wait)=$[${STRFTIME(,,%s%3q)} - ${ENTERED_AT}]))',
        'ExecIf($["${CONSULTS}" != ""]?Set(PJSIP_HEADER(add,X-Consults)=${CONSULTS}))',
        'ExecIf($["${RETAKE}" = "1"]?Set(PJSIP_HEADER(add,X-Retake)=1))',
        `Set(CHANNEL(hangup_handler_push)=${ADVISOR_LEFT},s,1)`,
        'Return()',
      ]),
    ),
    context(
      ADVISOR_ANSWERED,
      extension('s', ['ExecIf($["${CUSTOMER_CHANNEL}" != ""]?Set(SHARED(LEFT,${CUSTOMER_CHANNEL})=))', 'Return()']),
    ),
    context(
      QUEUE_ANSWERED,
      extension('s', ['Set(CALL_ANSWERED=${STAY}/${STRFTIME(,,%s%3q)})', `Goto(${ADVISOR_ANSWERED},s,1)`]),
    ),
    context(
      ADVISOR_LEFT,
      extension('s', [
        // A bridge that is away sees neither their answer nor their end.
        `ExecIf($["\${CALL_ANSWERED}" != ""]?Set(DB(${PARTS_FAMILY}/\${UNIQUEID})=\${CALL_ID}/\${CALL_USER}/\${CALL_QUEUE}/\${CALL_ANSWERED}/\${STRFTIME(,,%s%3q)}))`,
        'ExecIf($["${SHARED(CUSTOMER)}" != ""]?Set(CUSTOMER_CHANNEL=${SHARED(CUSTOMER)}))',
        // A leg that only rang has left nobody: what it wrote would be taken for the end of the one that is answered next.
        'GotoIf($["${CUSTOMER_CHANNEL}" = "" | "${CHANNEL(state)}" != "Up"]?nobody)',
        ...leaves('CUSTOMER_CHANNEL'),
        'nobody: NoOp()',
        'Return()',
      ]),
    ),
    context(
      CUSTOMER_LEG,
      extension('s', ['Set(CALL_LEG=customer)', 'Set(CALL_USER=)', 'Set(CALL_WAY=outbound)', inCall, 'Return()']),
    ),
    context(THIRD_LEG, extension('s', ['Set(CALL_LEG=third)', 'Set(CALL_USER=)', inCall, 'Return()'])),
    // The advisor called: their channel is the caller's, and the customer's is known only once it was dialled.
    context(
      CALLER_LEFT,
      extension('s', [
        'GotoIf($["${DIALEDPEERNAME}" = ""]?nobody)',
        ...leaves('DIALEDPEERNAME'),
        'nobody: NoOp()',
        'Return()',
      ]),
    ),
  ].join('\n')

export const pushCallerLeft = `Set(CHANNEL(hangup_handler_push)=${CALLER_LEFT},s,1)`
export const pushAdvisorLeft = `Set(CHANNEL(hangup_handler_push)=${ADVISOR_LEFT},s,1)`
