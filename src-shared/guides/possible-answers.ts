import { checklistOf } from '../catalogues/checklist.ts'
import { CustomerId } from '../kernel/ids.ts'
import type { Answer } from './answer.ts'
import { testsIn, valuesIn } from './condition.ts'
import { type GuideLibrary, guideOf } from './library.ts'
import type { GuideRun } from './run.ts'
import type { AnsweredStep, AskStep, Guide } from './schema.ts'
import { kindAt, optionsOf } from './valid-answer.ts'

/** A customer that exists only in enumerated paths. */
export const SOMEBODY = CustomerId.parse('00000000-0000-7000-8000-000000000001')

/** Values of a step's answer that a guide's ways look at, or uses as the name of a procedure. */
function valuesAsked(guide: Guide, stepId: string): readonly string[] {
  const conditions = guide.steps.flatMap((step) => [
    ...('next' in step ? step.next.flatMap(({ when }) => (when === undefined ? [] : [when])) : []),
    ...('when' in step && step.when !== undefined ? [step.when] : []),
  ])
  return conditions
    .flatMap(testsIn)
    .flatMap((test) => ('answer' in test && test.answer === stepId ? valuesIn(test) : []))
}

/** Of a catalogue's list each entry that the guide tells from others, and one for all the rest. */
function catalogueAnswers(library: GuideLibrary, guide: Guide, step: AskStep): readonly Answer[] {
  const options = optionsOf(library, step).map(({ id }) => id)
  const named =
    step.field.type === 'catalogue' && step.field.list === 'procedures' ? options : valuesAsked(guide, step.id)
  const rest = options.find((id) => !named.includes(id))
  const told = options.filter((id) => named.includes(id))
  return [...(rest === undefined ? [] : [rest]), ...told].map((option) => ({ kind: 'choice', option }))
}

function askAnswers(library: GuideLibrary, guide: Guide, step: AskStep): readonly Answer[] {
  const skipped: readonly Answer[] = step.optional === true ? [{ kind: 'skipped' }] : []
  switch (step.field.type) {
    case 'choice':
      return [...step.field.options.map(({ id }): Answer => ({ kind: 'choice', option: id })), ...skipped]
    case 'catalogue':
      return [...catalogueAnswers(library, guide, step), ...skipped]
    case 'text':
      return [{ kind: 'text', text: 'Texto' }, ...skipped]
    case 'form':
      return [{ kind: 'form', values: {} }, ...skipped]
    case 'customer':
      return [
        { kind: 'customer', customerId: SOMEBODY, created: false },
        { kind: 'customer', customerId: SOMEBODY, created: true },
        { kind: 'customer', customerId: null, created: false },
        ...skipped,
      ]
  }
}

/**
 * Answers of the current step that tell every way from it, the usual one first. Answers that no way and no condition
 * tells from another stand for each other.
 */
export function possibleAnswers(library: GuideLibrary, run: GuideRun, step: AnsweredStep): readonly Answer[] {
  const frame = run.current?.frames.at(-1)
  if (frame === undefined) return []
  const guide = guideOf(library, frame.guideId, frame.guideVersion)
  const timeout: readonly Answer[] = step.timeLimit === undefined ? [] : [{ kind: 'timeout' }]
  switch (step.kind) {
    case 'say':
      return [{ kind: 'said' }, ...timeout]
    case 'ask':
      return [...askAnswers(library, guide, step), ...timeout]
    case 'checklist': {
      const ticked = checklistOf(library.catalogue, kindAt(run, step)).map(({ id }) => id)
      return [
        { kind: 'checklist', ticked, overrides: {}, branch: 'yes' },
        { kind: 'checklist', ticked: [], overrides: {}, branch: 'no' },
        ...timeout,
      ]
    }
    case 'act': {
      const outcomes = step.outcomes?.map(({ id }) => id) ?? [null]
      return [...outcomes.map((outcome): Answer => ({ kind: 'done', outcome, ref: null })), ...timeout]
    }
  }
}
