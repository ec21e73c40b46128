import { type GuideLibrary, isAnswered, stepAt } from './library.ts'
import type { GuideRun } from './run.ts'
import { EARLY } from './schema.ts'

/** Whether *¿Se le puede contactar ahora?* was answered with yes, and has not been gone back behind since. */
export function permissionGiven(library: GuideLibrary, run: GuideRun): boolean {
  const asked = run.trail.findLast(({ stepId, position }) => {
    const frame = position.frames.at(-1)
    if (frame === undefined || stepId === EARLY) return false
    const step = stepAt(library, frame)
    return isAnswered(step) && step.kind === 'act' && step.action === 'askPermission'
  })
  return asked?.answer.kind === 'done' && asked.answer.outcome === 'allowed'
}
