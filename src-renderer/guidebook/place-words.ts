import type { TFunction } from 'i18next'
import { REQUEST_KINDS } from '#shared/calendar/terms.ts'

const NAMED = [
  'kinds',
  'topics',
  'dispositions',
  'areas',
  'documents',
  'settings',
  'steps',
  'next',
  'when',
  'label',
  'script',
  'hint',
  'text',
  'title',
  'checklist',
  'terms',
  'weight',
  'meaning',
  'escalationTemplate',
  'choices',
  'requires',
  'date',
  'topic',
  'inForceSince',
  'personal',
  'defaultArea',
  'correctionHours',
  'firstContactReturnDays',
  'contact',
  'weekdays',
  'saturdays',
  'from',
  'to',
  'attemptsPerDay',
  'attemptsPerWeek',
  'capsBindCommercial',
  'customerTerms',
  'cases',
  'closesAfterDays',
  'reopenDays',
  'dayEndsAt',
  'waitsForData',
  'listeningShown',
  'field',
  'options',
  'outcomes',
  'sensitive',
  'es',
  'en',
] as const

/** Names of fields as people call them; words of the catalogue stand for themselves. */
export function placeWords(t: TFunction, where: readonly string[]): string {
  return where
    .filter((one) => one !== '')
    .map((one) => {
      // Hours have a `to` as well.
      if (one === 'to' && where.includes('next')) return t('guidebook.name.target')
      const known = NAMED.find((name) => name === one)
      const kind = REQUEST_KINDS.find((each) => each === one)
      if (kind !== undefined) return t(`kind.${kind}`)
      return known === undefined ? one : t(`guidebook.name.${known}`)
    })
    .join(' › ')
}
