import { context, extension } from '../conf.ts'

export const CALL_ID = 'call-id'

/**
 * Gives a call its UUIDv7 (RFC 9562, 5.7) where it has none: 48 bits of Unix milliseconds in hexadecimal, the version, and
 * the random part of a version 4. In two halves, because the dialplan's `%x` takes 32 bits. Whoever asks for it is
 * counted as a channel of that call ({@link givenId}).
 */
export const callId = (): string =>
  context(
    CALL_ID,
    extension('s', [
      'GotoIf($["${CALL_ID}" != ""]?known)',
      'Set(LOCAL(now)=${STRFTIME(,,%s%3q)})',
      'Set(LOCAL(high)=$[FLOOR(${now} / 65536)])',
      'Set(LOCAL(low)=$[${now} - ${high} * 65536])',
      'Set(LOCAL(random)=${UUID()})',
      'Set(__CALL_ID=${SPRINTF(%08x,${high})}-${SPRINTF(%04x,${low})}-7${random:15})',
      `known: ${inCall}`,
      'Return()',
    ]),
  )

/** Counts this channel among those of its call, for as long as it lives (func_groupcount). */
export const inCall = 'Set(GROUP(call)=${CALL_ID})'

/**
 * What a console says in a header is an id or nothing: it goes into names of files and into a line of the shell
 * (opening.ts), and anybody who has their own SIP secret can send anything.
 */
const saidId = (header: string): string => `\${FILTER(0-9a-f\\-,\${PJSIP_HEADER(read,${header})})}`
const ID_LENGTH = 36

/**
 * The id that a console made at its click, and the call it consults about. That of a call that lives is nobody's to give
 * again: its customer would be theirs.
 */
export const givenId: readonly string[] = [
  `Set(__CALL_ID=${saidId('X-Interaction-Id')})`,
  `ExecIf($[\${LEN(\${CALL_ID})} != ${ID_LENGTH} | 0\${GROUP_COUNT(\${CALL_ID}@call)} > 0]?Set(__CALL_ID=))`,
  `Set(__CONSULTS=${saidId('X-Consults')})`,
  `ExecIf($[\${LEN(\${CONSULTS})} != ${ID_LENGTH}]?Set(__CONSULTS=))`,
  `Gosub(${CALL_ID},s,1)`,
]
