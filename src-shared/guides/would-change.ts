import type { Instant } from '../kernel/instants.ts'
import { type Answer, sameAnswer } from './answer.ts'
import { type GuideLibrary, stepAt, waitingAt } from './library.ts'
import { possibleAnswers } from './possible-answers.ts'
import type { Entry, Facts, GuideRun, Remembered } from './run.ts'
import { advance, currentFrame, rememberedAnswer } from './runner.ts'
import { ACTIONS } from './vocabulary.ts'

/** A step that an answer takes off the way. */
export interface DroppedStep {
  readonly stepId: string
  readonly request: number | null
  /** It cannot be undone: a case was escalated, a document sent. */
  readonly happened: boolean
}

function happened(library: GuideLibrary, entry: Entry): boolean {
  const frame = entry.position.frames.at(-1)
  const step = frame === undefined ? undefined : stepAt(library, frame)
  if (step?.kind !== 'act') return false
  return Object.entries(ACTIONS).some(([name, { irreversible }]) => name === step.action && irreversible)
}

/** As long as any guide; a way that goes on for longer goes round. */
const FARTHEST = 100

/** The way on: what was answered before as far as it still fits, and the usual answer where something else is asked. */
function foreseen(library: GuideLibrary, run: GuideRun, at: Instant, facts: Facts): GuideRun {
  let moved = run
  for (let count = 0; count < FARTHEST; count++) {
    const frame = currentFrame(moved)
    if (frame === undefined) return moved
    const [usual] = possibleAnswers(library, moved, waitingAt(library, frame))
    const next = usual === undefined ? null : advance(library, moved, frame.stepId, usual, at, facts)
    if (next?.ok !== true) return moved
    moved = next.value
  }
  return moved
}

/**
 * What was answered before and the way, as it goes now, does not take: it does not come there any more, or asks anew.
 * What merely waits for a step before it is not among them.
 */
export function offTheWay(library: GuideLibrary, run: GuideRun, at: Instant): readonly Remembered[] {
  if (run.current === null || run.remembered.length === 0) return []
  const { trail } = foreseen(library, run, at, run.facts)
  return run.remembered.filter(
    ({ stepId, request, answer }) => !trail.some((entry) => isSame(entry, { stepId, request, answer })),
  )
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
    happened: happened(library, entry),
  }))
}

type Placed = Pick<Remembered, 'stepId' | 'request' | 'answer'>

const placed = ({ stepId, position, answer }: Entry): Placed => ({ stepId, request: position.request, answer })

const isSame = (one: Entry, { stepId, request, answer }: Placed): boolean =>
  one.stepId === stepId && one.position.request === request && sameAnswer(one.answer, answer)
