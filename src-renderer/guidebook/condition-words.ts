import type { TFunction } from 'i18next'
import type { AnswerTest, Condition, FactTest } from '#shared/guides/condition.ts'
import { answersOf } from '#shared/guides/edit.ts'
import type { Guide } from '#shared/guides/schema.ts'
import { inWords } from '../guides/words.ts'

/** A condition as whoever publishes reads it: the names of steps and answers; facts by the names that guides use. */
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
  const name = step !== undefined ? `«${inWords(t, step.label)}»` : 'answer' in test ? test.answer : test.fact
  if ('known' in test) return t(test.known ? 'guidebook.condition.known' : 'guidebook.condition.unknown', { name })
  const value = (id: string) => {
    const answer = step === undefined ? undefined : answersOf(step).find((one) => one.id === id)
    return answer === undefined ? id : inWords(t, answer.text)
  }
  const values = ('is' in test ? [test.is] : test.in).map(value).join(' / ')
  return t('guidebook.condition.is', { name, value: values })
}
