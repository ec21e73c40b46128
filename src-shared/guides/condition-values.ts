import { entriesOf } from '../catalogues/entries.ts'
import type { Catalogue } from '../catalogues/schema.ts'
import { DONE } from './answer.ts'
import { findStep } from './edit.ts'
import type { Line } from './edit-conditions.ts'
import { isAnswered } from './library.ts'
import { type ActStep, EARLY, type Guide, type Step } from './schema.ts'
import { FACTS } from './vocabulary.ts'

/** What conditions may name: the guides of an edition, and its catalogue. */
export interface Named {
  readonly guides: readonly Guide[]
  readonly catalogue: Catalogue
}

/** How the procedures that a step runs may end. */
function outcomesOf(step: ActStep, { guides, catalogue }: Named): readonly string[] {
  const { procedure } = step
  const ids =
    procedure === undefined
      ? []
      : 'guide' in procedure
        ? [procedure.guide]
        : catalogue.procedures.map(({ guide }) => guide)
  const ends = guides.filter(({ id }) => ids.includes(id)).flatMap(({ steps }) => steps)
  return [...new Set(ends.flatMap((end) => (end.kind === 'end' ? [end.outcome ?? DONE] : [])))]
}

function answersAsked(step: Step, named: Named): readonly string[] {
  if (step.kind === 'checklist') return ['yes', 'no']
  if (step.kind === 'act')
    return step.procedure === undefined ? (step.outcomes ?? []).map(({ id }) => id) : outcomesOf(step, named)
  if (step.kind !== 'ask') return []
  switch (step.field.type) {
    case 'choice':
      return step.field.options.map(({ id }) => id)
    case 'catalogue':
      return entriesOf(named.catalogue, step.field.list).map(({ id }) => id)
    case 'customer':
      return ['found', 'created', 'nobody']
    case 'text':
    case 'form':
      return []
  }
}

/** The values that a condition can compare with, in their order; none where only whether it is known can be asked. */
export function valuesAsked(guide: Guide, of: Line['of'], named: Named): readonly string[] {
  if ('fact' in of) return new Map<string, readonly string[]>(Object.entries(FACTS)).get(of.fact) ?? []
  if (of.answer === EARLY) return guide.early?.reasons.map(({ id }) => id) ?? []
  const step = findStep(guide, of.answer)
  if (step === undefined || !isAnswered(step)) return []
  const values = answersAsked(step, named)
  return step.timeLimit === undefined || values.length === 0 ? values : [...values, 'timeout']
}
