import type { Instant } from '../kernel/instants.ts'
import { type Answer, sameAnswer } from './answer.ts'
import { type GuideLibrary, guideOf, stepAt, stepsById } from './library.ts'
import type { Entry, Facts, GuideRun, Remembered } from './run.ts'
import { advance, currentFrame, ranBy, rememberedAnswer } from './runner.ts'
import type { Step } from './schema.ts'
import { proceduresOf } from './verify-names.ts'
import { ACTIONS } from './vocabulary.ts'
import { wayOn } from './way-on.ts'

/** A step that an answer takes off the way. */
export interface DroppedStep {
  readonly stepId: string
  readonly request: number | null
  /** Of a procedure's step: the guide's own that ran it. */
  readonly within?: string | undefined
  /** It cannot be undone: a case was escalated, a document sent. */
  readonly happened: boolean
}

const hasHappened = (step: Step | undefined): boolean =>
  step?.kind === 'act' &&
  Object.entries(ACTIONS).some(([name, { irreversible }]) => name === step.action && irreversible)

function stepOf(library: GuideLibrary, { position }: Entry): Step | undefined {
  const frame = position.frames.at(-1)
  return frame === undefined ? undefined : stepAt(library, frame)
}

/** What was answered before is remembered by its step alone: it is the guide's own, or of a procedure. */
function stepNamed(library: GuideLibrary, run: GuideRun, stepId: string): Step | undefined {
  const own = guideOf(library, run.guideId, run.guideVersion)
  const procedures = proceduresOf(own, library).flatMap((id) => library.guide(id) ?? [])
  return [own, ...procedures].map((guide) => stepsById(guide).get(stepId)).find((step) => step !== undefined)
}

/** The way as it likely goes, to where it ends. */
function foreseen(library: GuideLibrary, run: GuideRun, at: Instant, facts: Facts): GuideRun {
  let last = run
  for (const each of wayOn(library, run, at, facts)) last = each
  return last
}

/**
 * What was answered before and the way, as it goes now, does not take: it does not come there any more, or asks anew.
 * What merely waits for a step before it is not among them.
 */
export function offTheWay(library: GuideLibrary, run: GuideRun, at: Instant): readonly DroppedStep[] {
  if (run.current === null || run.remembered.length === 0) return []
  const { trail } = foreseen(library, run, at, run.facts)
  return run.remembered
    .filter((one) => !trail.some((entry) => isSame(entry, one)))
    .map(({ stepId, request, within }) => ({
      ...{ stepId, request, within },
      happened: hasHappened(stepNamed(library, run, stepId)),
    }))
}

/**
 * At a step that was gone back to: what another answer to it would take off the way, of what the answer before led to;
 * nothing is changed.
 * @param facts what is known by now
 * @returns none for the answer that was given before, nor for one that does not fit
 */
export function wouldDrop(
  library: GuideLibrary,
  run: GuideRun,
  answer: Answer,
  at: Instant,
  facts: Facts = run.facts,
): readonly DroppedStep[] {
  const frame = currentFrame(run)
  const before = rememberedAnswer(run)
  if (frame === undefined || before === undefined || sameAnswer(before, answer)) return []
  const again = advance(library, run, frame.stepId, before, at, facts)
  const anew = advance(library, run, frame.stepId, answer, at, facts)
  if (!again.ok || !anew.ok) return []
  const kept = [...foreseen(library, anew.value, at, facts).trail]
  const dropped = again.value.trail.slice(run.trail.length + 1).filter((entry) => {
    const index = kept.findIndex((each) => isSame(each, placed(entry)))
    if (index !== -1) kept.splice(index, 1)
    return index === -1
  })
  return dropped.map((entry) => ({
    stepId: entry.stepId,
    request: entry.position.request,
    within: ranBy(entry),
    happened: hasHappened(stepOf(library, entry)),
  }))
}

type Placed = Pick<Remembered, 'stepId' | 'request' | 'answer'>

const placed = ({ stepId, position, answer }: Entry): Placed => ({ stepId, request: position.request, answer })

const isSame = (one: Entry, { stepId, request, answer }: Placed): boolean =>
  one.stepId === stepId && one.position.request === request && sameAnswer(one.answer, answer)
