import type { ContactRuleId } from '../compliance/rules.ts'

const BY_RULE: Readonly<Record<ContactRuleId, string>> = {
  'contact.excludedNumber': 'outbound.excluded.register',
  'contact.consentWithdrawn': 'outbound.excluded.noConsent',
  'contact.consentMissing': 'outbound.excluded.noConsent',
  'contact.sunday': 'outbound.excluded.outOfHours',
  'contact.holiday': 'outbound.excluded.outOfHours',
  'contact.outOfHours': 'outbound.excluded.outOfHours',
  'contact.sameDay': 'outbound.excluded.cap',
  'contact.secondChannel': 'outbound.excluded.cap',
  'contact.attemptsOfDay': 'outbound.excluded.cap',
  'contact.attemptsOfWeek': 'outbound.excluded.cap',
}

/** How a contact is registered that a rule refused; '' for what is no rule (the centre was out of reach). */
export const refusedDisposition = (rule: string): string =>
  new Map<string, string>(Object.entries(BY_RULE)).get(rule) ?? ''
