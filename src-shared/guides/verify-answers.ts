import { entriesOf } from '../catalogues/entries.ts'
import { type AnswerTest, type Condition, type FactTest, holds, testsWithin, valuesIn } from './condition.ts'
import { answersOf } from './edit.ts'
import { programAnswers } from './edit-answers.ts'
import type { GuideWorld, ProblemCode } from './guide-problems.ts'
import type { AskStep, Guide, Step } from './schema.ts'

type Report = (code: ProblemCode, stepId: string | null, name?: string) => void

/**
 * Answers that cannot be told apart, those that the program reads and does not find, or finds and cannot read, and a usual
 * one that nobody can give.
 */
export function verifyAnswers(step: Step, world: GuideWorld, report: Report): void {
  const answers = answersOf(step)
  const repeated = (one: string, at: number, all: readonly string[]) => all.indexOf(one) !== at
  const twice = new Set([
    ...answers.map(({ id }) => id).filter(repeated),
    ...answers.map(({ text }) => text.es.trim()).filter((text, at, all) => text !== '' && repeated(text, at, all)),
  ])
  for (const name of twice) report('answer.duplicate', step.id, name)
  const lost = lostUsual(step, world)
  if (lost !== null) report('usual.unknown', step.id, lost)
  const read = programAnswers(step)
  if (read === null || step.kind !== 'ask' || step.field.type !== 'choice') return
  const has = answers.map(({ id }) => id)
  for (const id of has) if (!read.includes(id)) report('answer.unknown', step.id, id)
  for (const id of read) if (!has.includes(id)) report('answer.missing', step.id, id)
}

/** The usual answer that nobody can give; null where it can be, or there is none. */
export const lostUsual = (step: Step, world: Pick<GuideWorld, 'catalogue'>): string | null =>
  step.kind === 'ask' && step.usual !== undefined && !choicesOf(step, world).includes(step.usual) ? step.usual : null

/** The answers of which one may be the usual. */
function choicesOf({ field }: AskStep, { catalogue }: Pick<GuideWorld, 'catalogue'>): readonly string[] {
  switch (field.type) {
    case 'choice':
      return field.options.map(({ id }) => id)
    case 'catalogue':
      return entriesOf(catalogue, field.list).map(({ id }) => id)
    case 'text':
    case 'customer':
    case 'form':
      return []
  }
}

/** So many suppositions are gone through; conditions that ask for more are not weighed. */
const MOST_SUPPOSED = 2_000

type Test = AnswerTest | FactTest
const nameOf = (test: Test): string => ('answer' in test ? `answer ${test.answer}` : `fact ${test.fact}`)

/** Every way in which what the tests ask for can be: each value compared with, another one, unknown. */
function* suppositions(tests: readonly Test[]): Generator<ReadonlyMap<string, string>> {
  const values = new Map<string, Set<string | undefined>>()
  for (const test of tests) {
    const known = values.get(nameOf(test)) ?? new Set([undefined, '\u0000'])
    for (const value of valuesIn(test)) known.add(value)
    values.set(nameOf(test), known)
  }
  const names = [...values.keys()]
  const count = [...values.values()].reduce((product, one) => product * one.size, 1)
  if (count > MOST_SUPPOSED) return
  for (let number = 0; number < count; number++) {
    let rest = number
    const supposed = new Map<string, string>()
    for (const name of names) {
      const choices = [...(values.get(name) ?? [])]
      const value = choices[rest % choices.length]
      rest = Math.floor(rest / choices.length)
      if (value !== undefined) supposed.set(name, value)
    }
    yield supposed
  }
}

const holdsIn = (condition: Condition, supposed: ReadonlyMap<string, string>): boolean =>
  holds(condition, {
    answer: (stepId) => supposed.get(`answer ${stepId}`),
    fact: (name) => supposed.get(`fact ${name}`),
  })

/** The places of ways that nobody ever takes: what they ask contradicts itself, or a way before takes it. */
export function neverTaken(step: Step): readonly number[] {
  if (step.kind === 'end') return []
  const conditional = step.next.flatMap(({ when }, index) => (when === undefined ? [] : [{ when, index }]))
  const never: number[] = []
  for (const [at, { when, index }] of conditional.entries()) {
    const before = conditional.slice(0, at)
    const tests = [...before.flatMap((way) => testsWithin(way.when)), ...testsWithin(when)]
    let weighed = false
    let taken = false
    for (const supposed of suppositions(tests)) {
      weighed = true
      taken = holdsIn(when, supposed) && !before.some((way) => holdsIn(way.when, supposed))
      if (taken) break
    }
    if (weighed && !taken) never.push(index)
  }
  return never
}

/** Ways that are there in vain: whoever wrote them meant something else. */
export function verifyWays(step: Step, report: Report): void {
  for (const index of neverTaken(step)) report('way.neverTaken', step.id, `${index + 1}`)
}

/** Where in a step a problem is, so that its sentence stands there. */
export type ProblemPlace =
  | { readonly at: 'script' | 'answers' | 'when' }
  | { readonly at: 'way'; readonly index: number }

const names = (condition: Condition | undefined, name: string): boolean =>
  condition !== undefined &&
  testsWithin(condition).some(
    (test) => ('answer' in test ? test.answer : test.fact) === name || valuesIn(test).includes(name),
  )

const OF_ANSWERS: readonly ProblemCode[] = ['answer.duplicate', 'answer.missing', 'answer.unknown', 'usual.unknown']

/** @returns null where it is of the step as a whole, or of the guide */
export function placeOf(
  guide: Guide,
  { code, stepId, name }: { readonly code: ProblemCode; readonly stepId: string | null; readonly name: string | null },
): ProblemPlace | null {
  const step = guide.steps.find(({ id }) => id === stepId)
  if (step === undefined) return null
  if (code === 'variable.unknown' || code === 'variable.unpaired') return { at: 'script' }
  if (OF_ANSWERS.includes(code)) return { at: 'answers' }
  if (step.kind === 'end' || name === null) return null
  if (code === 'way.neverTaken') return { at: 'way', index: Number(name) - 1 }
  if (code !== 'fact.unknown' && code !== 'catalogue.unknown' && code !== 'step.unknown') return null
  const index = step.next.findIndex(({ when, to }) => names(when, name) || (code === 'step.unknown' && to === name))
  if (index >= 0) return { at: 'way', index }
  return 'when' in step && names(step.when, name) ? { at: 'when' } : null
}
