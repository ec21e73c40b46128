import { entriesOf } from '../catalogues/entries.ts'
import type { Catalogue } from '../catalogues/schema.ts'
import { DONE } from './answer.ts'
import type { ActStep, AnsweredStep, Guide } from './schema.ts'

/** What conditions may name: the guides of an edition, and its catalogue. */
export interface Named {
  readonly guides: readonly Guide[]
  readonly catalogue: Catalogue
}

/** What a step's answer may be in a condition. */
interface AnswerValues {
  /** Those that one may choose from, in their order; none where only whether it was answered can be asked. */
  readonly offered: readonly string[]
  /** Those that it may have besides: what nobody chooses from a list. */
  readonly besides: readonly string[] | 'any'
}

/** How the procedures that a step runs may end. */
function outcomesOf(procedure: NonNullable<ActStep['procedure']>, { guides, catalogue }: Named): readonly string[] {
  const ids = 'guide' in procedure ? [procedure.guide] : catalogue.procedures.map(({ guide }) => guide)
  const ends = guides.filter(({ id }) => ids.includes(id)).flatMap(({ steps }) => steps)
  return [...new Set(ends.flatMap((end) => (end.kind === 'end' ? [end.outcome ?? DONE] : [])))]
}

function valuesWithoutLimit(step: AnsweredStep, named: Named): AnswerValues {
  const listed = (offered: readonly string[]): AnswerValues => ({ offered, besides: [] })
  const done: AnswerValues = { offered: [], besides: [DONE] }
  switch (step.kind) {
    case 'say':
      return done
    case 'checklist':
      return listed(['yes', 'no'])
    case 'act':
      if (step.procedure !== undefined) return { offered: outcomesOf(step.procedure, named), besides: 'any' }
      return step.outcomes === undefined ? done : listed(step.outcomes.map(({ id }) => id))
    case 'ask':
      break
  }
  switch (step.field.type) {
    case 'choice':
      return listed(step.field.options.map(({ id }) => id))
    case 'catalogue':
      return listed(entriesOf(named.catalogue, step.field.list).map(({ id }) => id))
    case 'customer':
      return listed(['found', 'created', 'nobody'])
    case 'text':
    case 'form':
      return { offered: [], besides: 'any' }
  }
}

/** What a step's answer may be: for whoever makes a condition, and for who verifies one. */
export function answerValues(step: AnsweredStep, named: Named): AnswerValues {
  const { offered, besides } = valuesWithoutLimit(step, named)
  if (step.timeLimit === undefined) return { offered, besides }
  if (offered.length > 0) return { offered: [...offered, 'timeout'], besides }
  return { offered, besides: besides === 'any' ? 'any' : [...besides, 'timeout'] }
}
