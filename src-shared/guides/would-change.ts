import { ok, type Rejection, type Result } from '../kernel/result.ts'
import { type Answer, sameAnswer } from './answer.ts'
import { type GuideLibrary, stepAt } from './library.ts'
import type { Entry, GuideRun } from './run.ts'
import { advance, goBack } from './runner.ts'
import { ACTIONS } from './vocabulary.ts'

/** A step that a new answer to an earlier one would take off the way. */
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

/**
 * What would be dropped if an earlier step were answered anew; nothing is changed.
 * @returns the refusals of going back and of the answer
 */
export function wouldChange(
  library: GuideLibrary,
  run: GuideRun,
  stepId: string,
  answer: Answer,
  request?: number | null,
): Result<readonly DroppedStep[], Rejection> {
  const back = goBack(library, run, stepId, request)
  if (!back.ok || back.value.current === null) return back.ok ? ok([]) : back
  const anew = advance(library, back.value, stepId, answer, back.value.current.since)
  if (!anew.ok) return anew
  const kept = [...anew.value.trail]
  const dropped = run.trail.slice(back.value.trail.length + 1).filter((entry) => {
    const index = kept.findIndex(
      (each) =>
        each.stepId === entry.stepId &&
        each.position.request === entry.position.request &&
        sameAnswer(each.answer, entry.answer),
    )
    if (index !== -1) kept.splice(index, 1)
    return index === -1
  })
  return ok(
    dropped.map((entry) => ({
      stepId: entry.stepId,
      request: entry.position.request,
      happened: happened(library, entry),
    })),
  )
}
