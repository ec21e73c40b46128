import { instantOf, unixMsOf } from '../kernel/instants.ts'
import type { Answer } from './answer.ts'
import { holds } from './condition.ts'
import { channelsOf, testsIn } from './graph.ts'
import { type GuideLibrary, guideOf, waitingAt } from './library.ts'
import { possibleAnswers } from './possible-answers.ts'
import type { GuideRun } from './run.ts'
import { advanceReading, beginReading, currentFrame, endEarlyReading } from './runner.ts'
import type { AnsweredStep, Guide } from './schema.ts'
import type { FactReader } from './settle.ts'
import { FACTS } from './vocabulary.ts'

/** Every value of a fact that has been asked for; undefined: unknown. What was not asked for is not here. */
type Supposed = ReadonlyMap<string, string | undefined>

/** A run somewhere on a path, with what had to be supposed of the customer to come there. */
export interface Standing {
  readonly run: GuideRun
  readonly supposed: Supposed
}

const START = '2026-11-24T15:00:00.000Z'
/** Loops are taken once: a step is come to at most twice in a request, and there is one further request. */
const MOST_VISITS = 2
const MOST_REQUESTS = 2

/** Of the values of a fact that every test takes alike the first: it stands for the others. */
function valuesOf(library: GuideLibrary, guide: Guide, fact: string): readonly (string | undefined)[] {
  if (fact === 'contact.channel') return channelsOf(guide)
  const procedures = library.catalogue.procedures.flatMap((each) => library.guide(each.guide) ?? [])
  const tests = [guide, ...procedures].flatMap(testsIn)
  const asked = tests.filter((test) => 'fact' in test && test.fact === fact)
  const seen = new Set<string>()
  return [undefined, ...(new Map<string, readonly string[]>(Object.entries(FACTS)).get(fact) ?? [])].filter((value) => {
    const taken = asked.map((test) => holds(test, { answer: () => undefined, fact: () => value })).join()
    return !seen.has(taken) && seen.add(taken)
  })
}

/** Does something once for each way in which the facts that it asks for can be; a fact supposed once stays so. */
function* supposing(
  library: GuideLibrary,
  guide: Guide,
  supposed: Supposed,
  move: (fact: FactReader) => GuideRun | null,
): Generator<Standing> {
  let asked: string | undefined
  const run = move((name) => {
    if (!supposed.has(name)) asked ??= name
    return supposed.get(name)
  })
  if (asked === undefined) {
    if (run !== null) yield { run, supposed }
    return
  }
  for (const value of valuesOf(library, guide, asked))
    yield* supposing(library, guide, new Map(supposed).set(asked, value), move)
}

function isBeyond({ trail, current }: GuideRun): boolean {
  if (current === null) return false
  const { request } = current
  const stepId = current.frames.at(-1)?.stepId
  const before = trail.filter((entry) => entry.stepId === stepId && entry.position.request === request)
  return (request ?? 0) >= MOST_REQUESTS || before.length >= MOST_VISITS
}

/** The further request runs one procedure, for all: what it changes is that it comes after another request. */
function answersTried(library: GuideLibrary, run: GuideRun, step: AnsweredStep): readonly Answer[] {
  const answers = possibleAnswers(library, run, step)
  const procedures = step.kind === 'ask' && step.field.type === 'catalogue' && step.field.list === 'procedures'
  return procedures && (run.current?.request ?? 0) > 0 ? answers.slice(0, 1) : answers
}

function* stepped(library: GuideLibrary, guide: Guide, { run, supposed }: Standing): Generator<Standing> {
  const frame = currentFrame(run)
  if (run.current === null || frame === undefined) return
  const step = waitingAt(library, frame)
  const { since } = run.current
  for (const answer of answersTried(library, run, step)) {
    const at = answer.kind === 'timeout' ? instantOf(unixMsOf(since) + (step.timeLimit?.seconds ?? 0) * 1_000) : since
    yield* supposing(library, guide, supposed, (fact) => {
      const moved = advanceReading(library, run, step.id, answer, at, fact)
      if (!moved.ok) throw new Error(`${step.id} offers an answer that it refuses: ${moved.error.code}`)
      return isBeyond(moved.value) ? null : moved.value
    })
  }
}

const depthOf = (run: GuideRun): number => run.current?.frames.length ?? 0

/** A procedure is gone through once for each of its outcomes: its own paths are those of its own guide. */
function* throughProcedure(library: GuideLibrary, guide: Guide, from: Standing): Generator<Standing> {
  const outcomes = new Set<string>()
  const depth = depthOf(from.run)
  const length = from.run.trail.length
  const open: Standing[] = [from]
  for (let standing = open.pop(); standing !== undefined; standing = open.pop()) {
    yield standing
    for (const next of stepped(library, guide, standing)) {
      if (depthOf(next.run) >= depth) {
        open.push(next)
        continue
      }
      const returned = next.run.trail.slice(length).findLast(({ answer }) => answer.kind === 'returned')
      const key = JSON.stringify(returned?.answer)
      if (outcomes.has(key)) continue
      outcomes.add(key)
      yield* onwards(library, guide, next)
    }
  }
}

function* onwards(library: GuideLibrary, guide: Guide, standing: Standing): Generator<Standing> {
  if (depthOf(standing.run) > 1) return yield* throughProcedure(library, guide, standing)
  yield standing
  for (const next of stepped(library, guide, standing)) yield* onwards(library, guide, next)
}

function* standings(library: GuideLibrary, guideId: string): Generator<Standing> {
  const guide = guideOf(library, guideId)
  const starts = supposing(library, guide, new Map(), (fact) => beginReading(library, guideId, {}, START, fact))
  for (const start of starts) yield* onwards(library, guide, start)
}

/**
 * Every path of a guide from its beginning to its end: each answer that makes a difference, each value of each fact that
 * is asked for, loops once, the procedures it runs once for each outcome.
 */
export function* everyPath(library: GuideLibrary, guideId: string): Generator<Standing> {
  for (const standing of standings(library, guideId)) if (standing.run.current === null) yield standing
}

/** *Terminar antes* from every step, by every channel and for every reason that the step allows, to its end. */
export function* everyEarlyEnd(library: GuideLibrary, guideId: string): Generator<Standing> {
  const guide = guideOf(library, guideId)
  const seen = new Set<string>()
  for (const { run, supposed } of standings(library, guideId)) {
    if (run.current === null) continue
    const at = run.current.since
    const place = run.current.frames.map(({ stepId }) => stepId).join('/')
    for (const reason of guide.early?.reasons ?? []) {
      const key = `${place} ${reason.id} ${supposed.get('contact.channel') ?? ''}`
      if (seen.has(key)) continue
      const ended = supposing(library, guide, supposed, (fact) => {
        const early = endEarlyReading(library, run, reason.id, at, fact)
        return early.ok ? early.value : null
      })
      for (const standing of ended) {
        seen.add(key)
        for (const each of onwards(library, guide, standing)) if (each.run.current === null) yield each
      }
    }
  }
}

const placeOf = ({ frames, request }: NonNullable<GuideRun['current']>): string =>
  `${frames.map(({ stepId }) => stepId).join('/')} ${request ?? ''}`

/** Where a run waits, and by which way it came there: the channel, and the answer before. */
function wayOf({ run, supposed }: Standing): string {
  const last = run.trail.at(-1)
  const place = run.current === null ? '' : placeOf(run.current)
  return JSON.stringify([place, supposed.get('contact.channel'), last?.stepId, last?.answer])
}

/** What a condition asks of answers long before: so many histories of each way are taken up, the shortest ones. */
const HISTORIES = 4

/** A run waiting at each step of a guide and of its procedures, for each channel and each answer that leads there. */
export function* everyPlace(library: GuideLibrary, guideId: string): Generator<Standing> {
  const guide = guideOf(library, guideId)
  const seen = new Map<string, number>()
  let open = [...supposing(library, guide, new Map(), (fact) => beginReading(library, guideId, {}, START, fact))]
  while (open.length > 0) {
    const next: Standing[] = []
    for (const standing of open) {
      const way = wayOf(standing)
      const times = seen.get(way) ?? 0
      if (standing.run.current === null || times === HISTORIES) continue
      seen.set(way, times + 1)
      if (times === 0) yield standing
      next.push(...stepped(library, guide, standing))
    }
    open = next
  }
}
