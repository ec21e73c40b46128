import { z } from 'zod'
import type { Rejection } from '#shared/kernel/result.ts'

const Edit = z.looseObject({ code: z.string(), was: z.record(z.string(), z.unknown()) })
const Facts = z.looseObject({ field: z.string(), theirs: z.string() })
const Fields = z.record(z.string(), z.unknown())

const withSetting = (
  parts: Readonly<Record<string, unknown>>,
  field: string,
  value: unknown,
): Record<string, unknown> => {
  const [part = '', of] = field.split('.')
  return { ...parts, [part]: of === undefined ? value : { ...Fields.safeParse(parts[part]).data, [of]: value } }
}

/**
 * An edit of a queue as it goes again from somebody who has seen what a colleague made of the same setting: theirs was seen
 * and is replaced by mine, or is kept; all else that each changed stays.
 * @param edit the payload of `queue.edit` that was refused
 */
export function havingChosen(whose: 'mine' | 'theirs', edit: unknown, refused: Rejection): unknown {
  const [given, facts] = [Edit.safeParse(edit).data, Facts.safeParse(refused.facts).data]
  if (refused.code !== 'queue.changedMeanwhile' || given === undefined || facts === undefined) return edit
  const theirs: unknown = JSON.parse(facts.theirs)
  const { was, ...parts } = given
  const kept = whose === 'mine' ? parts : withSetting(parts, facts.field, theirs)
  return { ...kept, was: withSetting(was, facts.field, theirs) }
}
