import { context, extension } from '../conf.ts'
import { EVENTS } from '../names.ts'
import type { PbxSettings } from '../settings.ts'

export const VOICEMAIL = 'voicemail'
/** Silence that ends a message, and its longest, in seconds. */
const [SILENCE, LONGEST] = [4, 120]

/** *Buzón*: nobody could take the call; a message is an interaction that somebody takes later. */
export const voicemail = ({ queues }: PbxSettings): string =>
  context(
    VOICEMAIL,
    ...queues.map(({ id }) =>
      extension(id, [
        'Playback(${PROMPTS}/buzon)',
        'Set(BEGUN=${EPOCH})',
        `Record(\${SPOOL}/voicemail/\${CALL_ID}.wav,${SILENCE},${LONGEST},k)`,
        'Hangup()',
      ]),
    ),
    // A caller who hangs up after their message comes by here as well: the one place where it is told.
    extension('h', [
      'GotoIf($["${BEGUN}" = ""]?none)',
      `UserEvent(${EVENTS.voicemail},CallId: \${CALL_ID},Queue: \${CALL_QUEUE},Number: \${CALLERID(num)},Seconds: $[\${EPOCH} - \${BEGUN}])`,
      'none: NoOp()',
    ]),
  )
