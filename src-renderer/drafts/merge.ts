import { z } from 'zod'

const Fields = z.record(z.string(), z.unknown())

function fieldsOf(text: string): Readonly<Record<string, unknown>> | null {
  try {
    return Fields.safeParse(JSON.parse(text)).data ?? null
  } catch {
    // Words, and no form.
    return null
  }
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

/**
 * What two pages wrote of one text, where each wrote something else of it.
 * @param base what both began from
 * @returns null where both wrote the same part of it otherwise
 */
export function mergeTexts(base: string, mine: string, theirs: string): string | null {
  if (mine === theirs || mine === base) return theirs
  if (theirs === base) return mine
  const [ours, others, before] = [fieldsOf(mine), fieldsOf(theirs), fieldsOf(base === '' ? '{}' : base)]
  if (ours === null || others === null || before === null) return null
  const merged: Record<string, unknown> = {}
  for (const key of new Set([...Object.keys(others), ...Object.keys(ours)])) {
    if (same(ours[key], before[key])) merged[key] = others[key]
    else if (same(others[key], before[key]) || same(ours[key], others[key])) merged[key] = ours[key]
    else return null
  }
  return JSON.stringify(merged)
}

/** What is written in sentences, in the forms that are drafts. */
const WORDS: ReadonlySet<string> = new Set(['notes', 'description', 'observations', 'text', 'words'])

/** The words of both: what the other says beyond their common beginning stands below. */
function bothWords(chosen: string, other: string): string {
  if (chosen.includes(other.trim())) return chosen
  let common = 0
  while (common < other.length && chosen[common] === other[common]) common++
  // From the beginning of the word in which they part.
  const from = other.slice(0, common).search(/\S*$/)
  return `${chosen.trimEnd()}\n${other.slice(from).trim()}`
}

/** The text that was chosen, with the other's words: nothing that was typed in either page is lost. */
export function bothKept(chosen: string, other: string): string {
  const [fields, others] = [fieldsOf(chosen), fieldsOf(other)]
  if (fields === null && others === null) return bothWords(chosen, other)
  if (fields === null || others === null) return chosen
  const kept = Object.entries(fields).map(([key, value]) => {
    const also = others[key]
    const words = WORDS.has(key) && typeof value === 'string' && typeof also === 'string'
    return [key, words ? bothWords(value, also) : value] as const
  })
  return JSON.stringify(Object.fromEntries(kept))
}
