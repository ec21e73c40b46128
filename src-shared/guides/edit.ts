import type { Guide, Option, Step, Way } from './schema.ts'

/*
 * What whoever publishes does to the ways of a guide on the screen. Each answers another guide, sound or not: the verifier
 * says what is wrong with it, and nothing is published before it is content.
 */

/** Kinds of step that can be added. */
export const ADDED_KINDS = ['say', 'choice', 'text'] as const
export type AddedKind = (typeof ADDED_KINDS)[number]

type Going = Exclude<Step, { kind: 'end' }>
const goesOn = (step: Step): step is Going => step.kind !== 'end'
export const findStep = (guide: Guide, id: string): Step | undefined => guide.steps.find((step) => step.id === id)

/** The answers of a step of which each may have a way of its own. */
export const answersOf = (step: Step): readonly Option[] =>
  step.kind === 'ask' && step.field.type === 'choice'
    ? step.field.options
    : step.kind === 'act'
      ? (step.outcomes ?? [])
      : []

/** The answer of a way that asks for one answer of its own step and nothing else. */
export function answerOfWay(stepId: string, { when }: Way): string | null {
  return when !== undefined && 'answer' in when && when.answer === stepId && 'is' in when ? when.is : null
}

/** Where a step leads when no other way of it is taken: its last way. */
export const elseOf = (step: Step): string | undefined => (goesOn(step) ? step.next.at(-1)?.to : undefined)

/** The guide with one step of it changed; an end has nothing to change. */
export const withStep = (guide: Guide, id: string, change: (step: Going) => Step): Guide => ({
  ...guide,
  steps: guide.steps.map((step) => (step.id === id && goesOn(step) ? change(step) : step)),
})

/** One way of a step, by its place, leads elsewhere. */
export const leadWay = (guide: Guide, stepId: string, index: number, to: string): Guide =>
  withStep(guide, stepId, (step) => ({
    ...step,
    next: step.next.map((way, at) => (at === index ? { ...way, to } : way)),
  }))

/** An answer leads where it is said to; null: where the others lead, by no way of its own. */
export function leadAnswer(guide: Guide, stepId: string, answer: string, to: string | null): Guide {
  return withStep(guide, stepId, (step) => {
    const index = step.next.findIndex((way) => answerOfWay(stepId, way) === answer)
    if (to === null) return { ...step, next: step.next.filter((_, at) => at !== index) }
    if (index >= 0) return { ...step, next: step.next.map((way, at) => (at === index ? { ...way, to } : way)) }
    return { ...step, next: [{ when: { answer: stepId, is: answer }, to }, ...step.next] }
  })
}

/** Whatever led to a step leads elsewhere: ways, limits of time, the beginning, and what follows an early end. */
function redirected(guide: Guide, from: string, to: string): Guide {
  const of = (target: string) => (target === from ? to : target)
  return {
    ...guide,
    entry: of(guide.entry),
    ...(guide.early === undefined
      ? {}
      : { early: { ...guide.early, to: of(guide.early.to), registeredTo: of(guide.early.registeredTo) } }),
    steps: guide.steps.map((step) => {
      if (!goesOn(step)) return step
      const next = step.next.map((way) => ({ ...way, to: of(way.to) }))
      if (step.kind === 'decide' || step.timeLimit === undefined || !('to' in step.timeLimit)) return { ...step, next }
      return { ...step, next, timeLimit: { ...step.timeLimit, to: of(step.timeLimit.to) } }
    }),
  }
}

/** Steps of text and of choice, which the law does not need and the program does not read, may be taken out and moved. */
export const isMovable = (step: Step): boolean =>
  (step.kind === 'say' || (step.kind === 'ask' && (step.field.type === 'choice' || step.field.type === 'text'))) &&
  step.required !== true &&
  step.keeps === undefined &&
  step.startsRequest !== true

/** Without the step: what led to it leads where it led. Conditions that ask for its answer are found by the verifier. */
export function removeStep(guide: Guide, stepId: string): Guide {
  const step = findStep(guide, stepId)
  const to = step === undefined ? undefined : elseOf(step)
  if (step === undefined || to === undefined || to === stepId) return guide
  const without = redirected(guide, stepId, to)
  return { ...without, steps: without.steps.filter(({ id }) => id !== stepId) }
}

function insertAfter(guide: Guide, afterId: string, step: Going): Guide {
  const after = findStep(guide, afterId)
  const to = after === undefined ? undefined : elseOf(after)
  if (after === undefined || to === undefined) return guide
  const inserted: Going = { ...step, next: step.next.map((way, at) => (at === step.next.length - 1 ? { to } : way)) }
  return {
    ...guide,
    steps: guide.steps.flatMap((one): Step[] =>
      one.id === afterId && goesOn(one)
        ? [
            { ...one, next: one.next.map((way, at) => (at === one.next.length - 1 ? { ...way, to: step.id } : way)) },
            inserted,
          ]
        : [one],
    ),
  }
}

/** The step stands behind another one, between it and where that led. */
export function moveStep(guide: Guide, stepId: string, afterId: string): Guide {
  const step = findStep(guide, stepId)
  const after = findStep(guide, afterId)
  if (step === undefined || !goesOn(step) || stepId === afterId || after === undefined || !goesOn(after)) return guide
  if (elseOf(after) === stepId) return guide
  return insertAfter(removeStep(guide, stepId), afterId, step)
}

/** An id that no step of any of these guides has, since guides run together. */
function freeId(guides: readonly Guide[]): string {
  const taken = new Set(guides.flatMap(({ steps }) => steps.map(({ id }) => id)))
  let number = 1
  while (taken.has(`paso-nuevo-${number}`)) number++
  return `paso-nuevo-${number}`
}

const NEW = { es: 'Paso nuevo', en: 'New step' }

/** A new step behind another one. @returns its id too, so that one can go on with its words */
export function addStep(
  guide: Guide,
  guides: readonly Guide[],
  afterId: string,
  kind: AddedKind,
): { readonly guide: Guide; readonly id: string } {
  const id = freeId([...guides, guide])
  const next = [{ to: afterId }]
  const steps: Readonly<Record<AddedKind, Going>> = {
    say: { id, label: NEW, kind: 'say', script: 'Escriba lo que se dice.', next },
    text: { id, label: NEW, kind: 'ask', field: { type: 'text', max: 1_000 }, next },
    choice: {
      ...{ id, label: NEW, kind: 'ask', next },
      field: {
        type: 'choice',
        options: [
          { id: 'yes', text: { es: 'Sí', en: 'Yes' } },
          { id: 'no', text: { es: 'No', en: 'No' } },
        ],
      },
    },
  }
  return { guide: insertAfter(guide, afterId, steps[kind]), id }
}
