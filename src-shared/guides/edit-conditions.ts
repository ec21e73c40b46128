import type { AnswerTest, Condition, FactTest } from './condition.ts'
import { findStep, isMovable, withStep } from './edit.ts'
import type { Guide, Way } from './schema.ts'
import { FACTS } from './vocabulary.ts'

/*
 * The conditions of ways and steps, as they are edited with fields: one level at a time, each change another condition
 * that fits its schema. The last way of a step has none and stays the last.
 */

export type ConditionTest = AnswerTest | FactTest

/** How the lines of a group are joined. */
export const JOINS = ['all', 'any', 'notAll', 'none'] as const
export type Join = (typeof JOINS)[number]

/** What a test asks, with its negation. */
export const OPERATORS = ['is', 'isNot', 'in', 'notIn', 'known', 'unknown'] as const
export type Operator = (typeof OPERATORS)[number]

/** One line of a condition: what it is asked of, how, and with which values. */
export interface Line {
  readonly of: { readonly answer: string } | { readonly fact: string }
  readonly operator: Operator
  /** None where it is asked whether something is known. */
  readonly values: readonly string[]
}

export type Level =
  | ({ readonly kind: 'line' } & Line)
  | { readonly kind: 'group'; readonly join: Join; readonly parts: readonly Condition[] }

function lineOf(test: ConditionTest, negated: boolean): Level {
  const of = 'answer' in test ? { answer: test.answer } : { fact: test.fact }
  if ('known' in test) return { kind: 'line', of, operator: test.known === negated ? 'unknown' : 'known', values: [] }
  if ('is' in test) return { kind: 'line', of, operator: negated ? 'isNot' : 'is', values: [test.is] }
  return { kind: 'line', of, operator: negated ? 'notIn' : 'in', values: test.in }
}

/** The outermost level of a condition, its negations taken into its join or operator. */
export function levelOf(condition: Condition, negated = false): Level {
  if ('not' in condition) return levelOf(condition.not, !negated)
  if ('all' in condition) return { kind: 'group', join: negated ? 'notAll' : 'all', parts: condition.all }
  if ('any' in condition) return { kind: 'group', join: negated ? 'none' : 'any', parts: condition.any }
  return lineOf(condition, negated)
}

/** A line as a condition; undefined where it lacks the value to compare with. */
export function lineCondition({ of, operator, values }: Line): Condition | undefined {
  const [first, ...others] = values
  switch (operator) {
    case 'known':
    case 'unknown':
      return { ...of, known: operator === 'known' }
    case 'is':
      return first === undefined ? undefined : { ...of, is: first }
    case 'isNot':
      return first === undefined ? undefined : { not: { ...of, is: first } }
    case 'in':
      return first === undefined ? undefined : { ...of, in: [first, ...others] }
    case 'notIn':
      return first === undefined ? undefined : { not: { ...of, in: [first, ...others] } }
  }
}

/** Parts joined; undefined where there is none. */
export function groupCondition(join: Join, parts: readonly Condition[]): Condition | undefined {
  if (parts.length === 0) return undefined
  switch (join) {
    case 'all':
      return { all: parts }
    case 'any':
      return { any: parts }
    case 'notAll':
      return { not: { all: parts } }
    case 'none':
      return { not: { any: parts } }
  }
}

/** A group without one of its parts: what is left alone stands by itself. Undefined where nothing is left. */
export function withoutPart(join: Join, parts: readonly Condition[], index: number): Condition | undefined {
  const left = parts.filter((_, at) => at !== index)
  const [only] = left
  if (only === undefined || left.length > 1) return groupCondition(join, left)
  return join === 'all' || join === 'any' ? only : { not: only }
}

export const asksForValues = (operator: Operator): boolean => operator !== 'known' && operator !== 'unknown'
export const asksForSeveral = (operator: Operator): boolean => operator === 'in' || operator === 'notIn'

/** Another operator of the same line: what was chosen stays as far as it goes. @param offered values it can compare with */
export function withOperator(line: Line, operator: Operator, offered: readonly string[]): Line {
  if (!asksForValues(operator)) return { ...line, operator, values: [] }
  const values = line.values.length > 0 ? line.values : offered.slice(0, 1)
  return { ...line, operator, values: asksForSeveral(operator) ? values : values.slice(0, 1) }
}

/** The line asked of something else, whose values are others. */
export function withSubject(line: Line, of: Line['of'], offered: readonly string[]): Line {
  const operator = asksForValues(line.operator) && offered.length === 0 ? 'known' : line.operator
  return withOperator({ of, operator, values: [] }, operator, offered)
}

/** A value chosen or not; the last one stays, since a condition compares with one at least. */
export function toggled(line: Line, value: string): Line {
  const values = line.values.includes(value) ? line.values.filter((one) => one !== value) : [...line.values, value]
  return values.length === 0 ? line : { ...line, values }
}

const FIRST_FACT = 'contact.channel'

/** What a new line asks, until something else is chosen. */
export const newCondition = (): Condition => ({ fact: FIRST_FACT, is: FACTS[FIRST_FACT][0] })

const waysOf = (guide: Guide, stepId: string): readonly Way[] => {
  const step = findStep(guide, stepId)
  return step === undefined || step.kind === 'end' ? [] : step.next
}
const withWays = (guide: Guide, stepId: string, change: (next: Way[]) => Way[]): Guide =>
  withStep(guide, stepId, (step) => ({ ...step, next: change(step.next) }))

/** A way before all others, since the first one whose condition holds is taken; it leads where they lead. */
export const addWay = (guide: Guide, stepId: string): Guide =>
  withWays(guide, stepId, (next) => {
    const to = next.at(-1)?.to
    return to === undefined ? next : [{ when: newCondition(), to }, ...next]
  })

/** Whether a way has a place among others and may leave it: the last one is for all other cases. */
export const isConditional = (guide: Guide, stepId: string, index: number): boolean =>
  waysOf(guide, stepId)[index]?.when !== undefined && index < waysOf(guide, stepId).length - 1

export const removeWay = (guide: Guide, stepId: string, index: number): Guide =>
  isConditional(guide, stepId, index) ? withWays(guide, stepId, (next) => next.filter((_, at) => at !== index)) : guide

/** A way is looked at before or after its neighbour; none goes behind the last one. */
export function moveWay(guide: Guide, stepId: string, index: number, by: 1 | -1): Guide {
  if (!isConditional(guide, stepId, index) || !isConditional(guide, stepId, index + by)) return guide
  return withWays(guide, stepId, (next) => {
    const [one, other] = [next[index], next[index + by]]
    if (one === undefined || other === undefined) return next
    return next.map((way, at) => (at === index ? other : at === index + by ? one : way))
  })
}

export const askWay = (guide: Guide, stepId: string, index: number, when: Condition): Guide =>
  isConditional(guide, stepId, index)
    ? withWays(guide, stepId, (next) => next.map((way, at) => (at === index ? { ...way, when } : way)))
    : guide

/**
 * When a step applies; null: always. Only of steps that may be taken out as well: the law's are never passed, and what
 * the registration reads is always asked.
 */
export const askStep = (guide: Guide, stepId: string, when: Condition | null): Guide =>
  withStep(guide, stepId, (step) => {
    if (!isMovable(step) || step.kind === 'decide') return step
    const { when: _, ...always } = step
    return when === null ? always : { ...always, when }
  })
