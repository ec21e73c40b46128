import { answerValues, type Named } from './answer-values.ts'
import { findStep } from './edit.ts'
import type { Line } from './edit-conditions.ts'
import { isAnswered } from './library.ts'
import { EARLY, type Guide } from './schema.ts'
import { FACTS } from './vocabulary.ts'

/** The values that a condition can compare with, in their order; none where only whether it is known can be asked. */
export function valuesAsked(guide: Guide, of: Line['of'], named: Named): readonly string[] {
  if ('fact' in of) return new Map<string, readonly string[]>(Object.entries(FACTS)).get(of.fact) ?? []
  if (of.answer === EARLY) return guide.early?.reasons.map(({ id }) => id) ?? []
  const step = findStep(guide, of.answer)
  return step === undefined || !isAnswered(step) ? [] : answerValues(step, named).offered
}
