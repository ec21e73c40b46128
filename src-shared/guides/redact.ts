import type { Answer } from './answer.ts'
import { type GuideLibrary, guideOf, isAnswered, stepAt } from './library.ts'
import type { Entry, GuideRun, Remembered } from './run.ts'
import { EARLY } from './schema.ts'

export type RedactedAnswer = Answer | { readonly kind: 'redacted' }

/** A run as logs and lists may have it: what was answered at a sensitive step is not there. */
export interface RedactedRun extends Omit<GuideRun, 'trail' | 'remembered'> {
  readonly trail: readonly (Omit<Entry, 'answer'> & { readonly answer: RedactedAnswer })[]
  readonly remembered: readonly (Omit<Remembered, 'answer'> & { readonly answer: RedactedAnswer })[]
}

/** Of each step of the guide and of the procedures on the trail, whether its answer is sensitive. */
function sensitivity(library: GuideLibrary, run: GuideRun): Map<string, boolean> {
  const frames = run.trail.flatMap(({ position }) => position.frames)
  const guides = [
    guideOf(library, run.guideId, run.guideVersion),
    ...frames.map((frame) => guideOf(library, frame.guideId, frame.guideVersion)),
  ]
  const steps = guides.flatMap((guide) => guide.steps)
  return new Map(steps.map((step) => [step.id, isAnswered(step) && step.sensitive === true]))
}

/** Whether the answer that waits now is sensitive: what is typed there stays out of logs too. */
export function isSensitiveNow(library: GuideLibrary, run: GuideRun): boolean {
  const frame = run.current?.frames.at(-1)
  if (frame === undefined) return false
  const step = stepAt(library, frame)
  return isAnswered(step) && step.sensitive === true
}

/** Takes the answers of sensitive steps out of a run. */
export function redact(library: GuideLibrary, run: GuideRun): RedactedRun {
  const sensitive = sensitivity(library, run).set(EARLY, false)
  // What was gone back behind may be of a procedure that is not on the trail any more: an unknown step's is hidden too.
  const hide = <T extends { readonly stepId: string; readonly answer: Answer }>(entry: T) => ({
    ...entry,
    answer: (sensitive.get(entry.stepId) ?? true) ? ({ kind: 'redacted' } as const) : entry.answer,
  })
  return { ...run, trail: run.trail.map(hide), remembered: run.remembered.map(hide) }
}
