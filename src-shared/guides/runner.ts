import type { Instant } from '../kernel/instants.ts'
import { ok, type Rejection, type Result, reject } from '../kernel/result.ts'
import { type Answer, sameAnswer } from './answer.ts'
import { type GuideLibrary, guideOf, stepAt, waitingAt } from './library.ts'
import type { Entry, Facts, Frame, GuideRun, Remembered } from './run.ts'
import { EARLY } from './schema.ts'
import { type FactReader, record, settle } from './settle.ts'
import { fitsStep } from './valid-answer.ts'
import { FACT_NAMES } from './vocabulary.ts'

type Moved = Result<GuideRun, Rejection>

/** Facts as conditions read them. */
export const readerOf =
  (facts: Facts): FactReader =>
  (name) =>
    facts[name]

/** What is known, as far as guides may ask for it. */
const factsKept = (facts: Facts): Facts =>
  Object.fromEntries(Object.entries(facts).filter(([name]) => FACT_NAMES.includes(name)))

/** A run at the first step that waits. */
export const begin = (library: GuideLibrary, guideId: string, facts: Facts, at: Instant): GuideRun =>
  beginReading(library, guideId, facts, at, readerOf(facts))

/** As {@link begin}, with facts read one by one: how the enumeration of paths asks for them. */
export function beginReading(
  library: GuideLibrary,
  guideId: string,
  facts: Facts,
  at: Instant,
  fact: FactReader,
): GuideRun {
  const guide = guideOf(library, guideId)
  const run: GuideRun = {
    guideId: guide.id,
    guideVersion: guide.version,
    catalogueVersion: library.catalogue.version,
    facts: factsKept(facts),
    opening: [],
    trail: [],
    current: null,
    remembered: [],
  }
  const frame: Frame = { guideId: guide.id, guideVersion: guide.version, stepId: guide.entry }
  return settle(library, run, { frames: [frame], request: null }, at, fact)
}

/** What is known now. It counts for the ways ahead; a step that was come to stays. */
export const withFacts = (run: GuideRun, facts: Facts): GuideRun => ({ ...run, facts: factsKept(facts) })

/** The current step's frame, or undefined after the end. */
export const currentFrame = (run: GuideRun): Frame | undefined => run.current?.frames.at(-1)

/** Whether *Registra el contacto* is done: from there on nothing is gone back on. */
export const isRegistered = (library: GuideLibrary, run: GuideRun): boolean => registeredIndex(library, run) !== -1

function registeredIndex(library: GuideLibrary, run: GuideRun): number {
  return run.trail.findIndex(({ position, answer }) => {
    const frame = position.frames.at(-1)
    if (frame === undefined || answer.kind !== 'done') return false
    const step = stepAt(library, frame)
    return step.kind === 'act' && step.action === 'registerContact'
  })
}

/** As {@link advance}, with facts read one by one: how the enumeration of paths asks for them. */
export function advanceReading(
  library: GuideLibrary,
  run: GuideRun,
  stepId: string,
  answer: Answer,
  at: Instant,
  fact: FactReader,
): Moved {
  const frame = currentFrame(run)
  if (frame === undefined || frame.stepId !== stepId) {
    const given = run.trail.findLast((entry) => entry.stepId === stepId)
    return given !== undefined && sameAnswer(given.answer, answer)
      ? ok(run)
      : reject('guide.stepNotCurrent', { step: stepId })
  }
  const step = waitingAt(library, frame)
  const fits = fitsStep(library, run, step, answer, at)
  if (!fits.ok) return fits
  if (answer.kind === 'timeout' && step.timeLimit !== undefined && 'early' in step.timeLimit)
    return endEarlyReading(library, run, step.timeLimit.early, at, fact)
  const rest = answer.kind === 'timeout' ? run : withoutRemembered(run)
  return ok(replayed(library, record(library, rest, answer, at, fact), fact))
}

/**
 * Answers the current step and goes on to the next that waits; answers that were gone back behind are taken again as far
 * as the way still comes to them. The same answer twice changes nothing.
 * @param facts what is known by now, where it is more than before
 * @returns `guide.stepNotCurrent`, or why the answer does not fit (valid-answer.ts)
 */
export function advance(
  library: GuideLibrary,
  run: GuideRun,
  stepId: string,
  answer: Answer,
  at: Instant,
  facts: Facts = run.facts,
): Moved {
  return advanceReading(library, withFacts(run, facts), stepId, answer, at, readerOf(factsKept(facts)))
}

const rememberedIndex = (run: GuideRun): number =>
  run.remembered.findIndex(
    ({ stepId, request }) => stepId === currentFrame(run)?.stepId && request === run.current?.request,
  )

/** The answer of an earlier visit to the current step, to be offered again. */
export const rememberedAnswer = (run: GuideRun): Answer | undefined => run.remembered[rememberedIndex(run)]?.answer

/** The run without what was answered before at its current step. */
export function withoutRemembered(run: GuideRun): GuideRun {
  const index = rememberedIndex(run)
  return { ...run, remembered: run.remembered.filter((_, each) => each !== index) }
}

/** The run with its current step answered as it was before; null where it was not, or that does not fit any more. */
export function answeredAgain(library: GuideLibrary, run: GuideRun, fact: FactReader): GuideRun | null {
  const found = run.remembered[rememberedIndex(run)]
  const frame = currentFrame(run)
  if (found === undefined || frame === undefined) return null
  if (!fitsStep(library, run, waitingAt(library, frame), found.answer, found.at).ok) return null
  return record(library, withoutRemembered(run), found.answer, found.at, fact)
}

function replayed(library: GuideLibrary, run: GuideRun, fact: FactReader): GuideRun {
  let moved = run
  for (;;) {
    const next = answeredAgain(library, moved, fact)
    if (next === null) return moved
    moved = next
  }
}

/** A procedure's return is gone back behind by going to its first step: the step that ran it never waits. */
function waitingIndex(trail: readonly Entry[], index: number): number {
  const target = trail[index]
  if (target?.answer.kind !== 'returned') return index
  let first = index
  while ((trail[first - 1]?.position.frames.length ?? 0) > target.position.frames.length) first--
  return first
}

/** Of a procedure's step: the guide's own that ran it. */
export const ranBy = ({ position: { frames } }: Entry): string | undefined =>
  frames.length > 1 ? frames[0]?.stepId : undefined

function remember(entry: Entry): Remembered {
  const { stepId, position, answer, at } = entry
  const within = ranBy(entry)
  return { stepId, request: position.request, ...(within === undefined ? {} : { within }), answer, at }
}

const isRemembered = ({ answer }: Entry): boolean =>
  answer.kind !== 'returned' && answer.kind !== 'early' && answer.kind !== 'timeout'

/**
 * Goes back to a step that was answered: it waits again, and what was answered from it on is remembered.
 * @param request which of the contact's requests, where the step was answered in several; the last without it
 * @returns `guide.stepNotTaken`; `guide.alreadyRegistered` behind the registration
 */
export function goBack(library: GuideLibrary, run: GuideRun, stepId: string, request?: number | null): Moved {
  const found = run.trail.findLastIndex(
    (entry) =>
      entry.stepId === stepId &&
      entry.answer.kind !== 'early' &&
      (request === undefined || entry.position.request === request),
  )
  if (found === -1) return reject('guide.stepNotTaken', { step: stepId })
  const index = waitingIndex(run.trail, found)
  if (index <= registeredIndex(library, run)) return reject('guide.alreadyRegistered')
  const target = run.trail[index]
  if (target === undefined) return reject('guide.stepNotTaken', { step: stepId })
  const dropped = run.trail.slice(index).filter(isRemembered).map(remember)
  return ok({
    ...run,
    trail: run.trail.slice(0, index),
    current: { ...target.position, since: target.at },
    remembered: [...dropped, ...run.remembered],
  })
}

/**
 * *Terminar antes*: from any step to the registration with what is known; after it, to the end.
 * @returns `guide.cannotEndEarly`, `guide.reasonUnknown`, `guide.alreadyEnding`; `guide.stepRequired` at a step that the
 * law needs, for a reason that does not excuse it
 */
export const endEarly = (library: GuideLibrary, run: GuideRun, reason: string, at: Instant): Moved =>
  endEarlyReading(library, run, reason, at, readerOf(run.facts))

export function endEarlyReading(
  library: GuideLibrary,
  run: GuideRun,
  reason: string,
  at: Instant,
  fact: FactReader,
): Moved {
  const guide = guideOf(library, run.guideId, run.guideVersion)
  const frame = currentFrame(run)
  if (guide.early === undefined) return reject('guide.cannotEndEarly')
  if (run.current === null || frame === undefined) return reject('guide.ended')
  const known = guide.early.reasons.find(({ id }) => id === reason)
  if (known === undefined) return reject('guide.reasonUnknown', { reason })
  const ending = run.trail.find((entry) => entry.stepId === EARLY)
  const registered = isRegistered(library, run)
  if (ending !== undefined && !registered)
    return ending.answer.kind === 'early' && ending.answer.reason === reason ? ok(run) : reject('guide.alreadyEnding')
  const step = waitingAt(library, frame)
  if (step.required === true && !known.excusesRequired) return reject('guide.stepRequired', { step: step.id })
  const { frames, request } = run.current
  const entry: Entry = {
    stepId: EARLY,
    position: { frames, request },
    answer: { kind: 'early', reason },
    at,
    passed: [],
  }
  const to = registered ? guide.early.registeredTo : guide.early.to
  const root: Frame = { guideId: guide.id, guideVersion: guide.version, stepId: to }
  return ok(settle(library, { ...run, trail: [...run.trail, entry] }, { frames: [root], request }, at, fact))
}
