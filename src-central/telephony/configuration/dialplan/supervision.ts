import { context, extension } from '../conf.ts'
import { CONTEXTS } from '../names.ts'

const SUPERVISOR_LEG = 'supervisor-leg'
const RINGS = 20

/** A coordinator's own call to hear somebody else's; it has an id of its own, and is nobody's interaction. */
export const supervision = (): string =>
  [
    context(
      CONTEXTS.supervision,
      extension('_u.', [`Dial(PJSIP/\${EXTEN},${RINGS},b(${SUPERVISOR_LEG}^s^1))`, 'Hangup()']),
    ),
    context(
      SUPERVISOR_LEG,
      extension('s', [
        'Set(CALL_LEG=supervisor)',
        'Set(PJSIP_HEADER(add,X-Interaction-Id)=${CALL_ID})',
        'Set(PJSIP_HEADER(add,X-Supervision)=${SUPERVISION})',
        'Return()',
      ]),
    ),
  ].join('\n')
