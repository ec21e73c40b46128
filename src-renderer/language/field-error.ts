import type { TFunction } from 'i18next'
import type { Rejection } from '#shared/kernel/result.ts'
import { sentenceOf } from './sentence.ts'

/** A refusal as the message of a form's field, which holds one string alone. */
export const messageOf = ({ code, facts }: Rejection): string =>
  facts === undefined ? code : `${code}|${JSON.stringify(facts)}`

/**
 * The sentence of a field's error. Messages are codes of refusals; what a library says in its own words is «no válido».
 */
export function fieldError(t: TFunction, message: string | undefined): string | undefined {
  if (message === undefined || message === '') return undefined
  const [code = ''] = message.split('|')
  const facts = message.length > code.length ? message.slice(code.length + 1) : undefined
  if (!/^[a-z][A-Za-z]*\.[A-Za-z]+$/.test(code)) return t('rejection.field.invalid')
  return sentenceOf(t, facts === undefined ? { code } : { code, facts: JSON.parse(facts) })
}
