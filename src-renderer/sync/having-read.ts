import { z } from 'zod'
import { CARD_LISTS, mergeCardList } from '#shared/customers/lists.ts'
import { Customer } from '#shared/customers/schema.ts'
import type { Rejection } from '#shared/kernel/result.ts'
import { hashOf } from '#shared/kernel/text.ts'
import { havingChosen } from '../supervision/queues/clash.ts'
import { withText } from './words.ts'

const Lists = Customer.pick({ identifiers: true, phones: true, emails: true })

/**
 * The payload of a refused command as it is sent again by somebody who has read, beside it, what was newer: an answer
 * names that entry as seen, and a text names the one of the centre as the text that it replaces, and a list the one that it was made from. Without it the same
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
  if (rejection?.code === 'list.changedMeanwhile' && typeof facts.now === 'string')
    return withListSeen(payload, String(facts.field), facts.now)
  if (rejection?.code === 'queue.changedMeanwhile') return havingChosen('mine', payload, rejection)
  return payload
}

const ListEdit = z.looseObject({ was: Lists.partial() })

/** A list sent again names the one of the centre as the one it was made from: with what is mine where both changed it. */
function withListSeen(payload: unknown, named: string, now: string): unknown {
  const field = CARD_LISTS.find((one) => one === named)
  const edit = ListEdit.safeParse(payload).data
  if (field === undefined || edit === undefined) return payload
  const [was, mine] = [edit.was[field], Lists.partial().safeParse({ [field]: edit[field] }).data?.[field]]
  const theirs = Lists.partial().safeParse({ [field]: JSON.parse(now) }).data?.[field]
  if (was === undefined || mine === undefined || theirs === undefined) return payload
  return { ...edit, [field]: mergeCardList(was, mine, theirs).merged, was: { ...edit.was, [field]: theirs } }
}
