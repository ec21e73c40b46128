import type { TFunction } from 'i18next'
import { Channel } from '#shared/customers/schema.ts'
import type { AnswerTest, Condition, FactTest } from '#shared/guides/condition.ts'
import { answersOf } from '#shared/guides/edit.ts'
import type { Guide } from '#shared/guides/schema.ts'
import { FACTS, type FactName } from '#shared/guides/vocabulary.ts'
import { inWords } from '../guides/words.ts'

const isFact = (name: string): name is FactName => Object.hasOwn(FACTS, name)

/** What a fact is called; one of a newer program by the name that guides use. */
const factWords = (t: TFunction, fact: string): string => (isFact(fact) ? `«${t(`guidebook.fact.${fact}`)}»` : fact)

function valueWords(t: TFunction, fact: string, value: string): string {
  const channel = Channel.safeParse(value)
  if (fact === 'contact.channel' && channel.success) return t(`channel.${channel.data}`)
  return isFact(fact) && isWorded(value) ? t(`guidebook.factValue.${value}`) : value
}

const WORDED = ['yes', 'no', 'granted', 'withdrawn'] as const
const isWorded = (value: string): value is (typeof WORDED)[number] => WORDED.some((one) => one === value)

/** A condition as whoever publishes reads it: steps, answers, facts and their values by their names. */
export function conditionWords(t: TFunction, guide: Guide, condition: Condition): string {
  if ('not' in condition) return t('guidebook.condition.not', { condition: conditionWords(t, guide, condition.not) })
  if ('all' in condition)
    return condition.all.map((one) => conditionWords(t, guide, one)).join(` ${t('guidebook.condition.and')} `)
  if ('any' in condition)
    return condition.any.map((one) => conditionWords(t, guide, one)).join(` ${t('guidebook.condition.or')} `)
  return testWords(t, guide, condition)
}

function testWords(t: TFunction, guide: Guide, test: AnswerTest | FactTest): string {
  const step = 'answer' in test ? guide.steps.find(({ id }) => id === test.answer) : undefined
  const name =
    step !== undefined ? `«${inWords(t, step.label)}»` : 'answer' in test ? test.answer : factWords(t, test.fact)
  if ('known' in test) return t(test.known ? 'guidebook.condition.known' : 'guidebook.condition.unknown', { name })
  const value = (id: string) => {
    if ('fact' in test) return valueWords(t, test.fact, id)
    const answer = step === undefined ? undefined : answersOf(step).find((one) => one.id === id)
    return answer === undefined ? id : inWords(t, answer.text)
  }
  const values = ('is' in test ? [test.is] : test.in).map(value).join(' / ')
  return t('guidebook.condition.is', { name, value: values })
}
