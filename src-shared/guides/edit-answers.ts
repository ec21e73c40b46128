import type { Condition } from './condition.ts'
import { answersOf, findStep, withStep } from './edit.ts'
import { testsIn } from './graph.ts'
import { isAnswered } from './library.ts'
import type { Guide, Option, Step, Way } from './schema.ts'
import { KEPT_ANSWERS } from './vocabulary.ts'

/*
 * What whoever publishes does to the answers of a step. Each answers another guide that fits its schema; what an edit
 * would break for certain it leaves as it was, and says why.
 */

/** The answers that the program reads by name; null where the bank has as many as it wishes. */
export function programAnswers(step: Step): readonly string[] | null {
  if (step.kind !== 'ask') return null
  return new Map<string, readonly string[]>(Object.entries(KEPT_ANSWERS)).get(step.keeps ?? '') ?? null
}

/** Whether answers may be added and taken out: those of acts are what the program can do. */
export const hasOwnAnswers = (step: Step): boolean =>
  step.kind === 'ask' && step.field.type === 'choice' && programAnswers(step) === null

const withAnswers = (guide: Guide, stepId: string, change: (options: Option[]) => Option[]): Guide =>
  withStep(guide, stepId, (step) => {
    if (step.kind === 'act' && step.outcomes !== undefined) return { ...step, outcomes: change(step.outcomes) }
    if (step.kind !== 'ask' || step.field.type !== 'choice') return step
    const { usual, ...asked } = step
    const options = change(step.field.options)
    // One that nobody can give any more foretells nothing.
    const kept = options.some(({ id }) => id === usual) ? { usual } : {}
    return { ...asked, ...kept, field: { ...step.field, options } }
  })

/** An id that neither an answer has nor a condition asks for: a new answer takes no way that was another's. */
function freeId(guide: Guide, step: Step): string {
  const asked = testsIn(guide).flatMap((test) =>
    'answer' in test && test.answer === step.id ? ('is' in test ? [test.is] : 'in' in test ? test.in : []) : [],
  )
  const taken = new Set([...answersOf(step).map(({ id }) => id), ...asked])
  let number = 1
  while (taken.has(`respuesta-${number}`)) number++
  return `respuesta-${number}`
}

/** A new answer behind the others. It leads where the others lead. @returns its id too; null where none is added */
export function addAnswer(guide: Guide, stepId: string): { readonly guide: Guide; readonly id: string | null } {
  const step = findStep(guide, stepId)
  if (step === undefined || !hasOwnAnswers(step)) return { guide, id: null }
  const id = freeId(guide, step)
  const said = new Set(answersOf(step).map(({ text }) => text.es))
  let number = 1
  const text = () => (number === 1 ? 'Respuesta nueva' : `Respuesta nueva ${number}`)
  while (said.has(text())) number++
  const words = { es: text(), en: number === 1 ? 'New answer' : `New answer ${number}` }
  return { guide: withAnswers(guide, stepId, (options) => [...options, { id, text: words }]), id }
}

/** An answer one place up or down, and with it its number key. */
export const moveAnswer = (guide: Guide, stepId: string, answer: string, by: 1 | -1): Guide =>
  withAnswers(guide, stepId, (options) => {
    const at = options.findIndex(({ id }) => id === answer)
    const other = options[at + by]
    const moved = options[at]
    if (moved === undefined || other === undefined) return options
    return options.map((one, index) => (index === at ? other : index === at + by ? moved : one))
  })

/** Whether a step's answer stays out of logs and lists may be said of choices and texts; forms and customers always say it. */
export const mayBeSensitive = (step: Step): boolean =>
  step.kind === 'ask' && (step.field.type === 'choice' || step.field.type === 'text')

export const markSensitive = (guide: Guide, stepId: string, sensitive: boolean): Guide =>
  withStep(guide, stepId, (step) => {
    if (step.kind !== 'ask' || !mayBeSensitive(step)) return step
    const { sensitive: _, ...plain } = step
    return sensitive ? { ...plain, sensitive: true } : plain
  })

/** No answer is the usual one any more: what comes is foretold by the ways alone. */
export const forgetUsual = (guide: Guide, stepId: string): Guide =>
  withStep(guide, stepId, (step) => {
    if (step.kind !== 'ask') return step
    const { usual: _, ...asked } = step
    return asked
  })

/** A condition as it is when nobody can give that answer: what is left of it, or what it is for certain. */
export function conditionWithout(condition: Condition, stepId: string, answer: string): Condition | boolean {
  if ('not' in condition) {
    const inner = conditionWithout(condition.not, stepId, answer)
    return typeof inner === 'boolean' ? !inner : inner === condition.not ? condition : { not: inner }
  }
  if ('all' in condition || 'any' in condition) {
    const decisive = 'any' in condition
    const parts = 'any' in condition ? condition.any : condition.all
    const left = parts.map((part) => conditionWithout(part, stepId, answer))
    if (left.includes(decisive)) return decisive
    const open = left.filter((part) => typeof part !== 'boolean')
    const [first] = open
    if (first === undefined) return !decisive
    if (open.length === parts.length && open.every((part, at) => part === parts[at])) return condition
    if (open.length === 1) return first
    return decisive ? { any: open } : { all: open }
  }
  if (!('answer' in condition) || condition.answer !== stepId || 'known' in condition) return condition
  if ('is' in condition) return condition.is === answer ? false : condition
  if (!condition.in.includes(answer)) return condition
  const others = condition.in.filter((one) => one !== answer)
  return others.length === 0 ? false : { ...condition, in: others }
}

/** What taking an answer out does elsewhere. */
export type AnswerEffect =
  /** A way that is never taken without it. */
  | { readonly kind: 'wayGone'; readonly stepId: string; readonly way: Way }
  /** A way that is always taken without it: it becomes where the step leads. */
  | { readonly kind: 'wayAlways'; readonly stepId: string; readonly way: Way }
  /** A way, or a step, that asks for one thing less. */
  | { readonly kind: 'wayAsksLess'; readonly stepId: string; readonly way: Way }
  | { readonly kind: 'stepAsksLess'; readonly stepId: string }
  /** A step that nobody is asked any more. */
  | { readonly kind: 'stepNever'; readonly stepId: string }

interface Without {
  readonly step: Step
  readonly effects: readonly AnswerEffect[]
}

function waysWithout(step: Exclude<Step, { kind: 'end' }>, of: string, answer: string): Without {
  const next: Way[] = []
  const effects: AnswerEffect[] = []
  let certain = false
  for (const way of step.next) {
    const when = way.when === undefined ? undefined : conditionWithout(way.when, of, answer)
    const named = { stepId: step.id, way }
    if (certain) {
      // Where the others led; behind what is always taken nobody comes to it.
      effects.push({ kind: 'wayGone', ...named })
    } else if (when === false) effects.push({ kind: 'wayGone', ...named })
    else if (when === true) {
      certain = true
      next.push({ to: way.to })
      effects.push({ kind: 'wayAlways', ...named })
    } else if (when === undefined || when === way.when) next.push(way)
    else {
      next.push({ ...way, when })
      effects.push({ kind: 'wayAsksLess', ...named })
    }
  }
  return { step: effects.length === 0 ? step : { ...step, next }, effects }
}

function stepWithout(step: Step, of: string, answer: string): Without {
  if (step.kind === 'end') return { step, effects: [] }
  const ways = waysWithout(step, of, answer)
  if (!isAnswered(ways.step) || ways.step.when === undefined) return ways
  const when = conditionWithout(ways.step.when, of, answer)
  if (when === ways.step.when) return ways
  if (when === false) return { ...ways, effects: [...ways.effects, { kind: 'stepNever', stepId: step.id }] }
  const { when: _, ...always } = ways.step
  return {
    step: when === true ? always : { ...always, when },
    effects: [...ways.effects, { kind: 'stepAsksLess', stepId: step.id }],
  }
}

/** What would change elsewhere if an answer were taken out; nothing is changed. */
export const effectsOfRemoval = (guide: Guide, stepId: string, answer: string): readonly AnswerEffect[] =>
  guide.steps.flatMap((step) => stepWithout(step, stepId, answer).effects)

/** Why an answer stays: the program reads it, a choice has two at least, or a step is asked for its sake alone. */
export type AnswerStays =
  | { readonly code: 'program' | 'lastTwo' }
  | { readonly code: 'stepNever'; readonly stepId: string }

/** @returns null where it may be taken out */
export function whyAnswerStays(guide: Guide, stepId: string, answer: string): AnswerStays | null {
  const step = findStep(guide, stepId)
  if (step === undefined || !hasOwnAnswers(step)) return { code: 'program' }
  if (answersOf(step).length <= 2) return { code: 'lastTwo' }
  const never = effectsOfRemoval(guide, stepId, answer).find(({ kind }) => kind === 'stepNever')
  return never === undefined ? null : { code: 'stepNever', stepId: never.stepId }
}

/** Without the answer, and without what only it could meet; whoever gives another one goes as before. */
export function removeAnswer(guide: Guide, stepId: string, answer: string): Guide {
  const step = findStep(guide, stepId)
  if (step === undefined || !answersOf(step).some(({ id }) => id === answer)) return guide
  if (whyAnswerStays(guide, stepId, answer) !== null) return guide
  const without = { ...guide, steps: guide.steps.map((one) => stepWithout(one, stepId, answer).step) }
  return withAnswers(without, stepId, (options) => options.filter(({ id }) => id !== answer))
}
