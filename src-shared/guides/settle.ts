import { procedureOf } from '../catalogues/entries.ts'
import type { Instant } from '../kernel/instants.ts'
import { type Answer, comparedAs, DONE } from './answer.ts'
import { holds, type Known } from './condition.ts'
import { type GuideLibrary, guideOf, isAnswered, stepAt } from './library.ts'
import type { Entry, Frame, GuideRun, Position } from './run.ts'
import { type ActStep, EARLY, type Step, type Way } from './schema.ts'

/** Reads a fact; undefined is unknown. */
export type FactReader = (name: string) => string | undefined

/** No verified guide passes so many steps without a person's answer. */
const MOST_PASSED = 500

/** What conditions read at a place of a trail: the last answer of this request, or from before the first. */
export function knownAt(trail: readonly Entry[], request: Position['request'], fact: FactReader): Known {
  return {
    fact,
    answer(stepId) {
      const entry = trail.findLast(
        (each) =>
          each.stepId === stepId &&
          (stepId === EARLY || each.position.request === request || each.position.request === null),
      )
      return entry === undefined ? undefined : comparedAs(entry.answer)
    },
  }
}

function chosen(step: { readonly id: string; readonly next: readonly Way[] }, known: Known): string {
  const way = step.next.find(({ when }) => when === undefined || holds(when, known))
  if (way === undefined) throw new Error(`no way on from ${step.id}`)
  return way.to
}

/** Whether the contact comes to a step, or passes it. */
function applies(step: Step, known: Known): boolean {
  if (!isAnswered(step)) return true
  if (step.channels !== undefined && !step.channels.some((channel) => channel === known.fact('contact.channel')))
    return false
  return step.when === undefined || holds(step.when, known)
}

function procedureFrame(library: GuideLibrary, step: ActStep, known: Known): Frame {
  const named = step.procedure
  if (named === undefined) throw new Error(`${step.id} names no procedure`)
  const id = 'guide' in named ? named.guide : procedureOf(library.catalogue, known.answer(named.from) ?? '')?.guide
  if (id === undefined) throw new Error(`${step.id} does not know which procedure`)
  const guide = guideOf(library, id)
  return { guideId: guide.id, guideVersion: guide.version, stepId: guide.entry }
}

/**
 * Goes from a step to the next one that waits for a person: takes decisions, passes what does not apply, enters and
 * leaves procedures.
 * @param run its trail as far as it goes; `current` is not looked at
 * @param to the frames of the step to go to, and the request that it is in
 */
export function settle(library: GuideLibrary, run: GuideRun, to: Position, at: Instant, fact: FactReader): GuideRun {
  let { opening, trail } = run
  let { frames, request } = to
  const pass = (stepId: string): void => {
    const last = trail.at(-1)
    if (last === undefined) opening = [...opening, stepId]
    else trail = [...trail.slice(0, -1), { ...last, passed: [...last.passed, stepId] }]
  }
  for (let count = 0; count < MOST_PASSED; count++) {
    const frame = frames.at(-1)
    if (frame === undefined) throw new Error('a position without frames')
    const step = stepAt(library, frame)
    if (isAnswered(step) && step.startsRequest === true) request = (request ?? -1) + 1
    const known = knownAt(trail, request, fact)
    const outer = frames.slice(0, -1)
    if (step.kind === 'end') {
      pass(step.id)
      const caller = outer.at(-1)
      if (caller === undefined) return { ...run, opening, trail, current: null }
      const answer: Answer = { kind: 'returned', outcome: step.outcome ?? DONE }
      trail = [...trail, { stepId: caller.stepId, position: { frames: outer, request }, answer, at, passed: [] }]
      const ran = stepAt(library, caller)
      if (!isAnswered(ran)) throw new Error(`${ran.id} ran a procedure`)
      frames = [...outer.slice(0, -1), { ...caller, stepId: chosen(ran, knownAt(trail, request, fact)) }]
    } else if (step.kind === 'decide' || !applies(step, known)) {
      pass(step.id)
      frames = [...outer, { ...frame, stepId: chosen(step, known) }]
    } else if (step.kind === 'act' && step.action === 'runProcedure') {
      frames = [...frames, procedureFrame(library, step, known)]
    } else {
      return { ...run, opening, trail, current: { frames, request, since: at } }
    }
  }
  throw new Error(`guide ${run.guideId} ${run.guideVersion} passes steps without end`)
}

/** Writes the answer of the current step and goes on. The answer has been looked at before. */
export function record(library: GuideLibrary, run: GuideRun, answer: Answer, at: Instant, fact: FactReader): GuideRun {
  if (run.current === null) throw new Error('the guide has ended')
  const { frames, request } = run.current
  const frame = frames.at(-1)
  if (frame === undefined) throw new Error('a position without frames')
  const step = stepAt(library, frame)
  if (!isAnswered(step)) throw new Error(`nobody answers ${step.id}`)
  const entry: Entry = { stepId: step.id, position: { frames, request }, answer, at, passed: [] }
  const trail = [...run.trail, entry]
  const limit = step.timeLimit
  const to =
    answer.kind === 'timeout' && limit !== undefined && 'to' in limit
      ? limit.to
      : chosen(step, knownAt(trail, request, fact))
  return settle(
    library,
    { ...run, trail },
    { frames: [...frames.slice(0, -1), { ...frame, stepId: to }], request },
    at,
    fact,
  )
}
