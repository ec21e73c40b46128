import { context, extension } from '../conf.ts'

export const CALL_ID = 'call-id'

/**
 * Gives a call its UUIDv7 (RFC 9562, 5.7) where it has none: 48 bits of Unix milliseconds in hexadecimal, the version, and
 * the random part of a version 4. In two halves, because the dialplan's `%x` takes 32 bits.
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
      'known: Return()',
    ]),
  )
