import type { Answer } from './answer.ts'
import { type GuideLibrary, guideOf, stepAt, waitingAt } from './library.ts'
import type { Entry, Facts, GuideRun } from './run.ts'
import { currentFrame, isRegistered, rememberedAnswer } from './runner.ts'
import { type AnsweredStep, EARLY, type EarlyEnd, type Option, type Step } from './schema.ts'
import { optionsOf } from './valid-answer.ts'
import { wayOn } from './way-on.ts'

/** A step done, folded to its answer. */
export interface DoneStep {
  readonly stepId: string
  /** Null for *Terminar antes*, which is no step of its own. */
  readonly step: Step | null
  readonly answer: Answer
  readonly at: string
  readonly request: number | null
  /** 0 in the contact's guide, 1 in a procedure. */
  readonly depth: number
  /** Nothing of the contact is gone back on once it is registered. */
  readonly canGoBack: boolean
}

export interface CurrentStep {
  readonly step: AnsweredStep
  readonly request: number | null
  readonly since: string
  readonly depth: number
  /** In the order of the number keys. */
  readonly options: readonly Option[]
  /** The answer of an earlier visit, to be offered. */
  readonly remembered: Answer | null
  readonly canSkip: boolean
  /** Reasons for which the contact may be ended here. */
  readonly earlyReasons: EarlyEnd['reasons']
}

export interface GuideView {
  readonly done: readonly DoneStep[]
  /** Null: the guide has ended. */
  readonly current: CurrentStep | null
  /** What likely comes next, pale on the screen. */
  readonly ahead: readonly { readonly step: AnsweredStep; readonly request: number | null }[]
  /** Steps likely left, the current one among them. */
  readonly remaining: number
}

/** What a screen shows of a run. */
export function view(library: GuideLibrary, run: GuideRun, facts: Facts = run.facts): GuideView {
  return { ...viewNow(library, run), ...viewAhead(library, run, facts) }
}

/** What is done, and the step that is. */
export const viewNow = (library: GuideLibrary, run: GuideRun): Pick<GuideView, 'done' | 'current'> => ({
  done: run.trail.map((entry, index) => doneOf(library, run, entry, index)),
  current: currentOf(library, run),
})

/** What is foretold: most of a view's work, and the part of it that can wait. */
export function viewAhead(
  library: GuideLibrary,
  run: GuideRun,
  facts: Facts = run.facts,
): Pick<GuideView, 'ahead' | 'remaining'> {
  if (run.current === null) return { ahead: [], remaining: 0 }
  const ahead = likelyAhead(library, run, facts)
  return { ahead, remaining: ahead.length + 1 }
}

function doneOf(library: GuideLibrary, run: GuideRun, entry: Entry, index: number): DoneStep {
  const frame = entry.position.frames.at(-1)
  const registered = isRegistered(library, { ...run, trail: run.trail.slice(index) })
  return {
    stepId: entry.stepId,
    step: frame === undefined || entry.stepId === EARLY ? null : stepAt(library, frame),
    answer: entry.answer,
    at: entry.at,
    request: entry.position.request,
    depth: entry.position.frames.length - 1,
    canGoBack: !registered && entry.stepId !== EARLY,
  }
}

function currentOf(library: GuideLibrary, run: GuideRun): CurrentStep | null {
  const frame = currentFrame(run)
  if (run.current === null || frame === undefined) return null
  const step = waitingAt(library, frame)
  const early = guideOf(library, run.guideId, run.guideVersion).early
  const ending = run.trail.some(({ stepId }) => stepId === EARLY) && !isRegistered(library, run)
  const reasons = ending ? [] : (early?.reasons ?? [])
  return {
    step,
    request: run.current.request,
    since: run.current.since,
    depth: run.current.frames.length - 1,
    options: optionsOf(library, step),
    remembered: rememberedAnswer(run) ?? null,
    canSkip: step.required !== true && (step.kind === 'say' || (step.kind === 'ask' && step.optional === true)),
    earlyReasons: reasons.filter(
      (reason) => (step.required !== true || reason.excusesRequired) && fitsChannel(reason, run.facts),
    ),
  }
}

/** A reason of a call (*sin voz*) is none of an e-mail; of a contact whose channel is not known any may be. */
const fitsChannel = ({ channels }: EarlyEnd['reasons'][number], facts: Facts): boolean =>
  channels === undefined ||
  facts['contact.channel'] === undefined ||
  channels.some((channel) => channel === facts['contact.channel'])

/** Each step once, as far as the way does not come back to where it was. */
function likelyAhead(library: GuideLibrary, run: GuideRun, facts: Facts): GuideView['ahead'] {
  const ahead: { step: AnsweredStep; request: number | null }[] = []
  if (run.current === null) return ahead
  for (const { current } of wayOn(library, run, run.current.since, facts)) {
    const next = current?.frames.at(-1)
    if (current === null || next === undefined) return ahead
    if (ahead.some((each) => each.step.id === next.stepId && each.request === current.request)) return ahead
    ahead.push({ step: waitingAt(library, next), request: current.request })
  }
  return ahead
}
