import type { TFunction } from 'i18next'
import type { Rejection } from '#shared/kernel/result.ts'
import { factWords } from './facts.ts'
import { queueClashWords } from './queue-words.ts'

/**
 * What a refusal says to the person: its code's sentence with the facts in it. A code that this program does not know
 * (a newer centre's) says what happened and what is kept, with the code to tell whoever helps.
 */
export function sentenceOf(t: TFunction, { code, facts }: Rejection): string {
  const words = code === 'queue.changedMeanwhile' && facts ? queueClashWords(t, facts) : factWords(t, facts ?? {})
  const sentence = t(`rejection.${code}`, { ...words, defaultValue: '' })
  return sentence === '' ? t('rejection.unknown', { code }) : sentence
}

/** A rule that a fact did not keep, told afterwards and without its facts: in words of its own where a refusal's do not fit. */
export function brokenRule(t: TFunction, rule: string): string {
  const words = t(`brokenRule.${rule}`, { defaultValue: '' })
  return words === '' ? sentenceOf(t, { code: rule }) : words
}
