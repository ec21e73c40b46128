import fc from 'fast-check'
import { expect, test } from 'vitest'
import { instantOf } from '../kernel/instants.ts'
import { type Answer, sameAnswer } from './answer.ts'
import { channelsOf, edgesFrom } from './graph.ts'
import { type GuideLibrary, guideOf, stepAt, waitingAt } from './library.ts'
import { possibleAnswers } from './possible-answers.ts'
import { redact } from './redact.ts'
import { type Entry, type Facts, type Frame, GuideRun } from './run.ts'
import { advance, begin, currentFrame, endEarly, goBack, isRegistered } from './runner.ts'
import { sampleLibrary } from './sample-guide.test-data.ts'
import { EARLY } from './schema.ts'
import { shippedLibrary } from './shipped.ts'
import { view } from './view.ts'
import { wouldDrop } from './would-change.ts'

const START = Date.UTC(2026, 10, 24, 15)
const wrong: readonly Answer[] = [
  { kind: 'choice', option: 'nowhere' },
  { kind: 'text', text: '' },
  { kind: 'skipped' },
  { kind: 'timeout' },
  { kind: 'checklist', of: 'consulta', ticked: ['nothing'], overrides: {}, branch: 'yes' },
]

/** One thing that a person or the machine does; `pick` chooses among what there is. */
type Deed = { readonly does: 'answer' | 'stray' | 'back' | 'early' | 'restart' | 'twice'; readonly pick: number }
const deed: fc.Arbitrary<Deed> = fc.record({
  does: fc.oneof(
    { arbitrary: fc.constantFrom('answer' as const), weight: 12 },
    { arbitrary: fc.constantFrom('back' as const, 'restart' as const, 'stray' as const, 'twice' as const), weight: 4 },
    { arbitrary: fc.constant('early' as const), weight: 1 },
  ),
  pick: fc.nat({ max: 1_000 }),
})
const picked = <T>(list: readonly T[], pick: number): T | undefined => list[pick % Math.max(1, list.length)]

interface Lived {
  readonly run: GuideRun
  /** The last answer that was given to a step in a request. */
  readonly given: ReadonlyMap<string, Answer>
}
const keyOf = (stepId: string, request: number | null): string => `${stepId} ${request}`

function lived(library: GuideLibrary, { run, given }: Lived, { does, pick }: Deed, at: string): Lived {
  const frame = currentFrame(run)
  const last = run.trail.at(-1)
  if (does === 'restart') return { run: GuideRun.parse(JSON.parse(JSON.stringify(run))), given }
  if (does === 'back') {
    const target = picked(run.trail, pick)
    const back = target === undefined ? undefined : goBack(library, run, target.stepId, target.position.request)
    return back?.ok === true ? { run: back.value, given } : { run, given }
  }
  if (does === 'early') {
    const early = endEarly(library, run, picked(['cut', 'unidentified', 'nonsense'], pick) ?? '', at)
    return early.ok ? { run: early.value, given } : { run, given }
  }
  if (does === 'twice' && last !== undefined && last.stepId !== EARLY && last.stepId !== frame?.stepId) {
    const again = advance(library, run, last.stepId, last.answer, at)
    expect(again.ok && again.value).toEqual(run)
    return { run, given }
  }
  if (frame === undefined) return { run, given }
  const step = waitingAt(library, frame)
  const answers = does === 'stray' ? wrong : possibleAnswers(library, run, step)
  const answer = picked(answers, pick)
  if (answer === undefined) return { run, given }
  const moved = advance(library, run, frame.stepId, answer, at)
  if (!moved.ok) return { run, given }
  const kept =
    answer.kind === 'timeout' ? given : new Map(given).set(keyOf(step.id, run.current?.request ?? null), answer)
  return { run: moved.value, given: kept }
}

/** Whether the guide itself, looked at without the runner, has a way from one place to the next. */
function isWay(library: GuideLibrary, from: Frame, toStepId: string): boolean {
  const guide = guideOf(library, from.guideId, from.guideVersion)
  return edgesFrom(guide, stepAt(library, from)).some(({ to }) => to === toStepId)
}

/** Steps in the order in which they were come to, with the ways between them that the guide must have. */
function expectWaysOf(library: GuideLibrary, run: GuideRun): void {
  const places: { readonly frames: readonly Frame[]; readonly entry?: Entry }[] = []
  const root = { guideId: run.guideId, guideVersion: run.guideVersion }
  for (const stepId of run.opening) places.push({ frames: [{ ...root, stepId }] })
  for (const entry of run.trail) places.push({ frames: entry.position.frames, entry })
  if (run.current !== null) places.push({ frames: run.current.frames })
  for (const [index, { frames, entry }] of places.entries()) {
    const next = places[index + 1]
    const here = frames.at(-1)
    const there = next?.frames.at(-1)
    if (next === undefined || here === undefined || there === undefined) continue
    if (entry?.stepId === EARLY || entry?.answer.kind === 'timeout') continue
    const passed = entry?.passed ?? []
    // Into a procedure and out of it there is no way within one guide; there the caller's step stands for it.
    const to = next.frames.length > frames.length ? next.frames[frames.length - 1]?.stepId : there.stepId
    if (next.entry?.answer.kind === 'returned' && next.frames.length < frames.length) continue
    let from = here
    for (const stepId of [...passed, ...(to === undefined ? [] : [to])]) {
      if (stepId === from.stepId) continue
      expect(isWay(library, from, stepId), `${from.stepId} → ${stepId}`).toBe(true)
      from = { ...from, stepId }
    }
  }
}

/** The trail's own answers, given one after the other from the beginning, lead to the same place. */
function expectSameAgain(library: GuideLibrary, run: GuideRun, facts: Facts): void {
  let again = begin(library, run.guideId, facts, instantOf(START))
  for (const { stepId, answer, at } of run.trail) {
    if (answer.kind === 'returned') continue
    const moved =
      answer.kind === 'early'
        ? endEarly(library, again, answer.reason, at)
        : advance(library, again, stepId, answer, at)
    if (!moved.ok) throw new Error(`${stepId}: ${moved.error.code}`)
    again = moved.value
  }
  expect(again.trail.map(({ stepId, position, passed }) => ({ stepId, position, passed }))).toEqual(
    run.trail.map(({ stepId, position, passed }) => ({ stepId, position, passed })),
  )
  expect(again.current?.frames).toEqual(run.current?.frames)
}

function expectNothingLost({ run, given }: Lived): void {
  const entries = [
    ...run.trail.map(({ position, ...entry }) => ({ ...entry, request: position.request })),
    ...run.remembered,
  ]
  for (const [key, answer] of given)
    expect(
      entries.some((entry) => keyOf(entry.stepId, entry.request) === key && sameAnswer(entry.answer, answer)),
      `${key} lost ${JSON.stringify(answer)}`,
    ).toBe(true)
}

const cases = [
  ['the sample', sampleLibrary(), 'ejemplo', 400],
  ['gestion-de-entrada', shippedLibrary(), 'gestion-de-entrada', 400],
  ['seguimiento-a-caso', shippedLibrary(), 'seguimiento-a-caso', 200],
  ['contacto-de-salida', shippedLibrary(), 'contacto-de-salida', 200],
] as const

test.each(cases)(
  'no answers, backs, ends and restarts bring %s to a step that it does not allow, or lose an answer',
  { timeout: 60_000 },
  (_, library, guideId, numRuns) => {
    const channels = fc.constantFrom(...channelsOf(guideOf(library, guideId)))
    const consent = fc.constantFrom('granted', 'withdrawn', undefined)
    const deeds = fc.array(deed, { minLength: 1, maxLength: 70 })
    let registered = 0
    fc.assert(
      fc.property(channels, consent, deeds, (channel, personalData, done) => {
        const facts: Facts = {
          'contact.channel': channel,
          ...(personalData === undefined ? {} : { 'customer.consents.personalData': personalData }),
        }
        let now: Lived = { run: begin(library, guideId, facts, instantOf(START)), given: new Map() }
        for (const [index, each] of done.entries()) {
          // Two minutes apart, so that some time limits are up and some are not.
          now = lived(library, now, each, instantOf(START + index * 120_000))
          expectNothingLost(now)
        }
        expectWaysOf(library, now.run)
        expectSameAgain(library, now.run, facts)
        expect(GuideRun.parse(JSON.parse(JSON.stringify(now.run)))).toEqual(now.run)
        expect(redact(library, now.run).trail).toHaveLength(now.run.trail.length)
        expect(view(library, now.run).current === null).toBe(now.run.current === null)
        if (isRegistered(library, now.run)) registered++
      }),
      { numRuns },
    )
    // Runs that never come far prove little.
    expect(registered).toBeGreaterThan(numRuns / 20)
  },
)
/** The run when every step that comes has its usual answer; those given before are given again by themselves. */
function walkedOn(library: GuideLibrary, run: GuideRun): GuideRun {
  let walked = run
  for (let count = 0; count < 200; count++) {
    const frame = currentFrame(walked)
    const [usual] = frame === undefined ? [] : possibleAnswers(library, walked, waitingAt(library, frame))
    if (frame === undefined || usual === undefined) return walked
    const next = advance(library, walked, frame.stepId, usual, instantOf(START))
    if (!next.ok) return walked
    walked = next.value
  }
  return walked
}

test.each(cases)(
  'what is said to change in %s is what changes',
  { timeout: 60_000 },
  (_, library, guideId, numRuns) => {
    const deeds = fc.array(fc.record({ does: fc.constant('answer' as const), pick: fc.nat({ max: 9 }) }), {
      minLength: 4,
      maxLength: 30,
    })
    fc.assert(
      fc.property(deeds, fc.nat(), fc.nat(), (done, where, which) => {
        const start: Lived = {
          run: begin(library, guideId, { 'contact.channel': 'voice' }, instantOf(START)),
          given: new Map(),
        }
        const { run } = done.reduce((now, each) => lived(library, now, each, instantOf(START)), start)
        const target = picked(run.trail, where)
        if (target === undefined || target.answer.kind === 'returned') return
        const back = goBack(library, run, target.stepId, target.position.request)
        const frame = back.ok ? currentFrame(back.value) : undefined
        if (!back.ok || frame === undefined) return
        const answer = picked(possibleAnswers(library, back.value, waitingAt(library, frame)), which)
        if (answer === undefined || answer.kind === 'timeout') return
        const told = wouldDrop(library, back.value, answer, instantOf(START))
        const anew = advance(library, back.value, target.stepId, answer, instantOf(START))
        if (!anew.ok) {
          expect(told).toEqual([])
          return
        }
        const later = run.trail.slice(back.value.trail.length + 1)
        // What waits for a step before it is not gone: the way comes to it when that is answered.
        const onward = walkedOn(library, anew.value)
        const gone = later.filter(
          (entry) =>
            !onward.trail.some(
              (each) =>
                each.stepId === entry.stepId &&
                each.position.request === entry.position.request &&
                sameAnswer(each.answer, entry.answer),
            ),
        )
        expect(told.map(({ stepId }) => stepId)).toEqual(gone.map(({ stepId }) => stepId))
        if (sameAnswer(answer, target.answer)) expect(told).toEqual([])
      }),
      { numRuns },
    )
  },
)
