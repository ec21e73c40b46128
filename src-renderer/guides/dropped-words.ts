import type { TFunction } from 'i18next'
import { checklistOf } from '#shared/catalogues/checklist.ts'
import type { Answer } from '#shared/guides/answer.ts'
import { type GuideLibrary, guideOf, stepsById } from '#shared/guides/library.ts'
import type { Facts, Frame, GuideRun } from '#shared/guides/run.ts'
import type { AnsweredStep } from '#shared/guides/schema.ts'
import { kindAt, optionsOf } from '#shared/guides/valid-answer.ts'
import { type DroppedStep, offTheWay, wouldDrop } from '#shared/guides/would-change.ts'
import type { Instant } from '#shared/kernel/instants.ts'
import { NUMBER_KEYS } from './number-keys.ts'
import { inWords } from './words.ts'

/**
 * The steps by their names, each once, in their order. One of a procedure's own is covered by the step that runs it, but
 * where somebody stands within that procedure.
 * @param run at the step whose answer it is about
 */
function droppedNames(t: TFunction, library: GuideLibrary, run: GuideRun, dropped: readonly DroppedStep[]): string {
  const [own, ...inner] = run.current?.frames ?? []
  const stepsOf = (frame: Pick<Frame, 'guideId' | 'guideVersion'>) =>
    stepsById(guideOf(library, frame.guideId, frame.guideVersion))
  const procedure = inner.at(-1)
  const names = dropped.flatMap(({ stepId, within = stepId, request }) => {
    const isHere = procedure !== undefined && within === own?.stepId && request === run.current?.request
    const step = isHere ? stepsOf(procedure).get(stepId) : stepsOf(run).get(within)
    return step === undefined ? [] : [`«${inWords(t, step.label)}»`]
  })
  return [...new Set(names)].join(', ')
}

/** What is said of an answer before it is given. */
interface Foretold {
  readonly answers: string
  readonly steps: string
  readonly happened: boolean
}

/**
 * At a step that was gone back to: which answers would take what off the way. Answers that take the same are told
 * together; of a list too long for number keys none is foretold.
 * @param facts what is known by now: the answer is given with it
 */
export function foretold(
  t: TFunction,
  library: GuideLibrary,
  run: GuideRun,
  step: AnsweredStep,
  at: Instant,
  facts: Facts = run.facts,
): readonly Foretold[] {
  if (run.remembered.length === 0) return []
  const told = new Map<string, { answers: string[]; happened: boolean }>()
  for (const [label, answer] of offered(t, library, run, step)) {
    const dropped = wouldDrop(library, run, answer, at, facts)
    const steps = droppedNames(t, library, run, dropped)
    if (steps === '') continue
    const before = told.get(steps) ?? { answers: [], happened: false }
    told.set(steps, {
      answers: [...before.answers, `«${label}»`],
      happened: before.happened || dropped.some((one) => one.happened),
    })
  }
  const either = new Intl.ListFormat(t('language.tag'), { type: 'disjunction' })
  return [...told].map(([steps, { answers, happened }]) => ({ answers: either.format(answers), steps, happened }))
}

/**
 * Of an answer that was given: what it took off the way, as it was foretold, and which answers that were remembered the way
 * no longer comes to; null where none.
 */
export function droppedWords(
  t: TFunction,
  library: GuideLibrary,
  before: GuideRun,
  after: GuideRun,
  stepId: string,
  at: Instant,
): string | null {
  if (before.remembered.length === 0) return null
  const given = after.trail[before.trail.length]
  const dropped = [
    ...(given === undefined ? [] : wouldDrop(library, before, given.answer, at, after.facts)),
    ...offTheWay(library, after, at).filter((one) => one.stepId !== stepId || one.request !== before.current?.request),
  ]
  const steps = droppedNames(t, library, before, dropped)
  if (steps === '') return null
  const happened = dropped.some((one) => one.happened) ? ` ${t('guides.happened')}` : ''
  return `${t('guides.dropped', { steps })}${happened}`
}

function offered(t: TFunction, library: GuideLibrary, run: GuideRun, step: AnsweredStep): readonly [string, Answer][] {
  if (step.kind === 'checklist') {
    const of = kindAt(run, step)
    const ticked = checklistOf(library.catalogue, of).map(({ id }) => id)
    return (['yes', 'no'] as const).map((branch) => [
      t(`guides.checklist.${branch}`),
      { kind: 'checklist', of, ticked, overrides: {}, branch },
    ])
  }
  if (step.kind !== 'ask' || (step.field.type !== 'choice' && step.field.type !== 'catalogue')) return []
  const options = optionsOf(library, step)
  if (options.length > NUMBER_KEYS) return []
  return options.map(({ id, text }) => [inWords(t, text), { kind: 'choice', option: id }])
}
