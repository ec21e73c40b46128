import { useTranslation } from 'react-i18next'
import { CONTACT_RULES, type ContactRuleId } from '#shared/compliance/rules.ts'
import type { Instant } from '#shared/kernel/instants.ts'
import type { Rejection } from '#shared/kernel/result.ts'
import { exactText } from '../language/format.ts'
import { sentenceOf } from '../language/sentence.ts'
import { Sentence } from '../shell/Sentence.tsx'

export interface Refused {
  readonly rule: string
  readonly until: Instant | null
}

/** A refusal of the centre as the rule that it names. */
export const refusedBy = ({ code, facts }: Rejection): Refused => ({
  rule: code,
  until: typeof facts?.until === 'string' ? facts.until : null,
})

const isRule = (rule: string): rule is ContactRuleId => Object.hasOwn(CONTACT_RULES, rule)

/** The rule that stops a contact: which, where it is written, until when, and who may override it. */
export function ContactRefusal({ refused }: { refused: Refused }) {
  const { t } = useTranslation()
  const { rule, until } = refused
  const source = isRule(rule) ? CONTACT_RULES[rule] : null
  return (
    <Sentence tone="warn">
      <p>
        {sentenceOf(t, { code: rule })}
        {until !== null && ` ${t('compliance.until', { until: exactText(until) })}`}
      </p>
      {source !== null && (
        <small>
          {source.law}, {source.article}. {t(`compliance.override.${source.override}`)}
        </small>
      )}
    </Sentence>
  )
}
