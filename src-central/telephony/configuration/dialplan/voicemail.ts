import { context, extension } from '../conf.ts'
import { ANY_QUEUE, EVENTS } from '../names.ts'

export const VOICEMAIL = 'voicemail'
/** Silence that ends a message, and its longest, in seconds. */
const [SILENCE, LONGEST] = [4, 120]

/** *Buzón*: nobody could take the call; a message is an interaction that somebody takes later. */
export const voicemail = (): string =>
  context(
    VOICEMAIL,
    extension(ANY_QUEUE, [
      'Playback(${PROMPTS}/buzon)',
      'Set(BEGUN=${EPOCH})',
      // A file of its own, named by when it began (src-shared/recordings/api.ts).
      `Record(\${SPOOL}/voicemail/\${CALL_ID}.\${STRFTIME(,,%s%3q)}.wav,${SILENCE},${LONGEST},k)`,
      'Hangup()',
    ]),
    // A caller who hangs up after their message comes by here as well: the one place where it is told.
    extension('h', [
      'GotoIf($["${BEGUN}" = ""]?none)',
      `UserEvent(${EVENTS.voicemail},CallId: \${CALL_ID},Queue: \${CALL_QUEUE},Seconds: $[\${EPOCH} - \${BEGUN}])`,
      'none: NoOp()',
    ]),
  )
