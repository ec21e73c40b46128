import type { Rejection } from '#shared/kernel/result.ts'
import { hashOf } from '#shared/kernel/text.ts'
import { withText } from './words.ts'

/**
 * The payload of a refused command as it is sent again by somebody who has read, beside it, what was newer: an answer
 * names that entry as seen, and a text names the one of the centre as the text that it replaces. Without it the same
 * refusal would come back for ever.
 */
export function havingRead(payload: unknown, rejection: Rejection | null): unknown {
  const facts = rejection?.facts ?? {}
  if (rejection?.code === 'case.newerEntry' && typeof facts.entryId === 'string')
    return withText(payload, ['seen'], facts.entryId)
  if (
    rejection?.code === 'text.changedMeanwhile' &&
    typeof facts.field === 'string' &&
    typeof facts.theirs === 'string'
  )
    return withText(payload, [facts.field, 'replaces'], hashOf(facts.theirs))
  return payload
}
