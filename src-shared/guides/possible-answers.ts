import { checklistOf } from '../catalogues/checklist.ts'
import { CustomerId } from '../kernel/ids.ts'
import { type Answer, comparedAs } from './answer.ts'
import { holds } from './condition.ts'
import { testsIn } from './graph.ts'
import { type GuideLibrary, guideOf } from './library.ts'
import type { GuideRun } from './run.ts'
import type { AnsweredStep, AskStep, Guide } from './schema.ts'
import { kindAt, optionsOf } from './valid-answer.ts'

/** A customer that exists only in enumerated paths. */
export const SOMEBODY = CustomerId.parse('00000000-0000-7000-8000-000000000001')

/** Whether a step's answer is the name of the procedure that another runs: each leads elsewhere. */
function namesProcedure(guide: Guide, stepId: string): boolean {
  return guide.steps.some((step) => {
    const procedure = step.kind === 'act' ? step.procedure : undefined
    return procedure !== undefined && 'from' in procedure && procedure.from === stepId
  })
}

/** Of answers that every test of the guide takes alike the first: it stands for the others. */
function toldApart(guide: Guide, stepId: string, answers: readonly Answer[]): readonly Answer[] {
  if (namesProcedure(guide, stepId)) return answers
  const tests = testsIn(guide).filter((test) => 'answer' in test && test.answer === stepId)
  const seen = new Set<string>()
  return answers.filter((answer) => {
    const known = { answer: () => comparedAs(answer), fact: () => undefined }
    const taken = tests.map((test) => holds(test, known)).join()
    return !seen.has(taken) && seen.add(taken)
  })
}

function askAnswers(library: GuideLibrary, step: AskStep): readonly Answer[] {
  const skipped: readonly Answer[] = step.optional === true ? [{ kind: 'skipped' }] : []
  switch (step.field.type) {
    case 'choice':
    case 'catalogue': {
      const ids = optionsOf(library, step).map(({ id }) => id)
      const usualFirst = [...ids.filter((id) => id === step.usual), ...ids.filter((id) => id !== step.usual)]
      return [...usualFirst.map((option): Answer => ({ kind: 'choice', option })), ...skipped]
    }
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

function allAnswers(library: GuideLibrary, run: GuideRun, step: AnsweredStep): readonly Answer[] {
  switch (step.kind) {
    case 'say':
      return [{ kind: 'said' }]
    case 'ask':
      return askAnswers(library, step)
    case 'checklist': {
      const of = kindAt(run, step)
      const ticked = checklistOf(library.catalogue, of).map(({ id }) => id)
      return [
        { kind: 'checklist', of, ticked, overrides: {}, branch: 'yes' },
        { kind: 'checklist', of, ticked: [], overrides: {}, branch: 'no' },
      ]
    }
    case 'act':
      return (step.outcomes?.map(({ id }) => id) ?? [null]).map((outcome) => ({ kind: 'done', outcome, ref: null }))
  }
}

/**
 * Answers of the current step that tell every way from it, the usual one first, and the time limit's last. Answers that
 * no condition of the guide tells from another stand for each other.
 */
export function possibleAnswers(library: GuideLibrary, run: GuideRun, step: AnsweredStep): readonly Answer[] {
  const frame = run.current?.frames.at(-1)
  if (frame === undefined) return []
  const guide = guideOf(library, frame.guideId, frame.guideVersion)
  const answers = toldApart(guide, step.id, allAnswers(library, run, step))
  return step.timeLimit === undefined ? answers : [...answers, { kind: 'timeout' }]
}
