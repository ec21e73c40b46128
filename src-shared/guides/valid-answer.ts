import { REQUEST_KINDS } from '../calendar/terms.ts'
import { checklistOf, mayBeSolved } from '../catalogues/checklist.ts'
import { entriesOf } from '../catalogues/entries.ts'
import { SentBy } from '../interactions/sent-by.ts'
import type { Instant } from '../kernel/instants.ts'
import { unixMsOf } from '../kernel/instants.ts'
import { ok, type Rejection, type Result, reject } from '../kernel/result.ts'
import { isStorable, UNSTORABLE } from '../kernel/text.ts'
import type { Answer } from './answer.ts'
import type { GuideLibrary } from './library.ts'
import type { GuideRun } from './run.ts'
import type { AnsweredStep, AskStep, ChecklistStep, Option } from './schema.ts'
import { knownAt } from './settle.ts'

const fits = ok(undefined)
type Fits = Result<undefined, Rejection>

/** What a choice offers, in the order of its number keys; empty for what is not chosen. */
export function optionsOf(library: GuideLibrary, step: AnsweredStep): readonly Option[] {
  if (step.kind === 'act') return step.outcomes ?? []
  if (step.kind !== 'ask') return []
  if (step.field.type === 'choice') return step.field.options
  return step.field.type === 'catalogue' ? entriesOf(library.catalogue, step.field.list) : []
}

/** The kind of request whose checklist a step shows. */
export function kindAt(run: GuideRun, step: ChecklistStep): (typeof REQUEST_KINDS)[number] {
  const request = run.current?.request ?? null
  const found = knownAt(run.trail, request, () => undefined).answer(step.kindFrom)
  const kind = REQUEST_KINDS.find((each) => each === found)
  if (kind === undefined) throw new Error(`${step.id}: step ${step.kindFrom} answered no kind`)
  return kind
}

function fitsAsk(library: GuideLibrary, step: AskStep, answer: Answer, invalid: Fits): Fits {
  const { field } = step
  if (field.type === 'choice' || field.type === 'catalogue')
    return answer.kind === 'choice' && optionsOf(library, step).some(({ id }) => id === answer.option) ? fits : invalid
  if (answer.kind !== field.type) return invalid
  if (answer.kind !== 'text' || field.type !== 'text') return fits
  return answer.text.trim() !== '' && answer.text.length <= field.max ? fits : invalid
}

function fitsChecklist(library: GuideLibrary, run: GuideRun, step: ChecklistStep, answer: Answer, invalid: Fits): Fits {
  if (answer.kind !== 'checklist') return invalid
  const kind = kindAt(run, step)
  if (answer.of !== kind) return invalid
  const items = checklistOf(library.catalogue, kind).map(({ id }) => id)
  if ([...answer.ticked, ...Object.keys(answer.overrides)].some((id) => !items.includes(id))) return invalid
  if (answer.branch === 'no') return fits
  return mayBeSolved(library.catalogue, kind, answer.ticked, answer.overrides)
}

/** What a person wrote in an answer. */
function textsIn(answer: Answer): readonly string[] {
  if (answer.kind === 'text') return [answer.text]
  return answer.kind === 'checklist' ? Object.values(answer.overrides) : []
}

/**
 * Whether an answer may be given at the current step.
 * @returns `guide.answerInvalid`, `guide.stepRequired` (skipping what the law needs), `guide.notTimedOut`,
 * `guide.checklistRefused` and `guide.checklistIncomplete` with the sentences that lack (`items`), `text.unstorable`
 */
export function fitsStep(library: GuideLibrary, run: GuideRun, step: AnsweredStep, answer: Answer, at: Instant): Fits {
  const invalid = reject('guide.answerInvalid', { step: step.id })
  if (!textsIn(answer).every(isStorable)) return reject(UNSTORABLE)
  if (answer.kind === 'skipped') {
    if (step.required === true) return reject('guide.stepRequired', { step: step.id })
    return step.kind === 'say' || (step.kind === 'ask' && step.optional === true) ? fits : invalid
  }
  if (answer.kind === 'timeout') {
    if (step.timeLimit === undefined || run.current === null) return invalid
    const passed = unixMsOf(at) - unixMsOf(run.current.since)
    return passed >= step.timeLimit.seconds * 1_000 ? fits : reject('guide.notTimedOut', { step: step.id })
  }
  switch (step.kind) {
    case 'say':
      return answer.kind === 'said' ? fits : invalid
    case 'ask':
      return fitsAsk(library, step, answer, invalid)
    case 'checklist':
      return fitsChecklist(library, run, step, answer, invalid)
    case 'act': {
      if (answer.kind !== 'done') return invalid
      // What came of a sending is its medium; a version that did not ask for it says none.
      if (step.action === 'sendDocument' && answer.ref !== null && !SentBy.safeParse(answer.ref).success) return invalid
      if (step.outcomes === undefined) return answer.outcome === null ? fits : invalid
      return step.outcomes.some(({ id }) => id === answer.outcome) ? fits : invalid
    }
  }
}
