import type { TFunction } from 'i18next'
import { entriesOf } from '#shared/catalogues/entries.ts'
import type { Catalogue } from '#shared/catalogues/schema.ts'
import { Channel } from '#shared/customers/schema.ts'
import type { StepWays } from '#shared/guidebook/compare.ts'
import type { Condition } from '#shared/guides/condition.ts'
import { answersOf } from '#shared/guides/edit.ts'
import { type Line, levelOf } from '#shared/guides/edit-conditions.ts'
import { EARLY, type Guide, type Way } from '#shared/guides/schema.ts'
import { FACTS, type FactName } from '#shared/guides/vocabulary.ts'
import { inWords } from '../guides/words.ts'

const isFact = (name: string): name is FactName => Object.hasOwn(FACTS, name)

/** What a fact is called; one of a newer program by the name that guides use. */
export const factWords = (t: TFunction, fact: string): string => (isFact(fact) ? t(`guidebook.fact.${fact}`) : fact)

const FACT_VALUES = ['yes', 'no', 'granted', 'withdrawn'] as const
const ANSWER_VALUES = [
  'yes',
  'no',
  'found',
  'created',
  'nobody',
  'timeout',
  'done',
  'notDone',
  'desisted',
  'informed',
] as const

function factValue(t: TFunction, fact: string, value: string): string {
  const channel = Channel.safeParse(value)
  if (fact === 'contact.channel' && channel.success) return t(`channel.${channel.data}`)
  const worded = FACT_VALUES.find((one) => one === value)
  return isFact(fact) && worded !== undefined ? t(`guidebook.factValue.${worded}`) : value
}

/** A value that a condition compares with, as people call it; one that nothing has any more by its own name. */
export function valueWords(t: TFunction, guide: Guide, of: Line['of'], value: string, catalogue?: Catalogue): string {
  if ('fact' in of) return factValue(t, of.fact, value)
  const early = of.answer === EARLY ? guide.early?.reasons.find(({ id }) => id === value) : undefined
  if (early !== undefined) return inWords(t, early.text)
  const step = guide.steps.find(({ id }) => id === of.answer)
  const listed =
    step?.kind === 'ask' && step.field.type === 'catalogue' && catalogue !== undefined
      ? entriesOf(catalogue, step.field.list)
      : step === undefined
        ? []
        : answersOf(step)
  const entry = listed.find(({ id }) => id === value)
  if (entry !== undefined) return inWords(t, entry.text)
  const worded = ANSWER_VALUES.find((one) => one === value)
  return worded === undefined ? value : t(`guidebook.answerValue.${worded}`)
}

/** What a condition is asked of: a step, or what is known. */
export function subjectWords(t: TFunction, guide: Guide, of: Line['of']): string {
  if ('fact' in of) return factWords(t, of.fact)
  if (of.answer === EARLY) return t('guidebook.condition.early')
  const step = guide.steps.find(({ id }) => id === of.answer)
  return step === undefined ? of.answer : inWords(t, step.label)
}

function lineWords(t: TFunction, guide: Guide, line: Line, catalogue?: Catalogue): string {
  const name = t('guidebook.condition.quoted', { name: subjectWords(t, guide, line.of) })
  const asksFact = 'fact' in line.of
  const value = line.values.map((one) => valueWords(t, guide, line.of, one, catalogue)).join(' / ')
  switch (line.operator) {
    case 'is':
    case 'in':
      return t('guidebook.condition.is', { name, value })
    case 'isNot':
    case 'notIn':
      return t('guidebook.condition.isNot', { name, value })
    case 'known':
      return t(asksFact ? 'guidebook.condition.known' : 'guidebook.condition.answered', { name })
    case 'unknown':
      return t(asksFact ? 'guidebook.condition.unknown' : 'guidebook.condition.notAnswered', { name })
  }
}

/** A condition as whoever publishes reads it: steps, answers, facts and their values by their names. */
export function conditionWords(t: TFunction, guide: Guide, condition: Condition, catalogue?: Catalogue): string {
  const level = levelOf(condition)
  if (level.kind === 'line') return lineWords(t, guide, level, catalogue)
  const parts = level.parts.map((part) => {
    const words = conditionWords(t, guide, part, catalogue)
    const inner = levelOf(part)
    const several = inner.kind === 'group' && inner.parts.length > 1 && level.parts.length > 1
    // What is negated has its brackets already.
    return several && (inner.join === 'all' || inner.join === 'any') ? `(${words})` : words
  })
  const both = level.join === 'all' || level.join === 'notAll'
  const joined = parts.join(` ${t(both ? 'guidebook.condition.and' : 'guidebook.condition.or')} `)
  if (level.join === 'all' || level.join === 'any') return joined
  return t('guidebook.condition.not', { condition: parts.length > 1 ? `(${joined})` : joined })
}

/** A way in one line, for who compares: what it asks, and where it leads. */
export function wayWords(t: TFunction, guide: Guide, { when, to }: Way, catalogue?: Catalogue): string {
  const step = guide.steps.find(({ id }) => id === to)
  const target = step === undefined ? to : inWords(t, step.label)
  return when === undefined
    ? t('guidebook.ways.elseTo', { to: target })
    : t('guidebook.ways.whenTo', { condition: conditionWords(t, guide, when, catalogue), to: target })
}

/** The ways of a step a line each, or whom it is for (its own condition), never as guides write them. */
export function waysLines(
  t: TFunction,
  { guide, catalogue, next }: StepWays,
  what: 'next' | 'when',
): readonly string[] {
  if (what === 'next') return next.map((way) => wayWords(t, guide, way, catalogue))
  const condition = next[0]?.when
  return condition === undefined
    ? [t('guidebook.when.everyone')]
    : [t('guidebook.when.only', { condition: conditionWords(t, guide, condition, catalogue) })]
}
