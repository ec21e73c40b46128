import type { TFunction } from 'i18next'
import { BETWEEN_ITEMS } from '#shared/catalogues/checklist.ts'
import type { Rejection } from '#shared/kernel/result.ts'
import { areaName } from '../interactions/catalogue.ts'
import { dayText, exactText } from './format.ts'

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/
const DAY = /^\d{4}-\d{2}-\d{2}$/

/** Facts of a refusal as words: states, areas, commands and fields by their names; instants and days as people write them. */
export function factWords(t: TFunction, facts: NonNullable<Rejection['facts']>): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(facts).flatMap(([name, value]) => {
      if (name === 'items') return itemsOf(t, String(value ?? ''))
      if (typeof value === 'number') return [[name, value] as const]
      const text = String(value ?? '')
      return [[name, wordOf(t, name, text)] as const]
    }),
  )
}

/** *«a», «b» y «c»*, and how many they are: a checklist's sentences come as one text. */
function itemsOf(t: TFunction, text: string): readonly (readonly [string, string | number])[] {
  const items = text.split(BETWEEN_ITEMS).map((item) => t('rejection.item', { item }))
  const [last = '', ...before] = items.toReversed()
  const named = before.length === 0 ? last : t('rejection.items', { before: before.toReversed().join(', '), last })
  return [
    ['items', named],
    ['count', items.length],
  ]
}

function wordOf(t: TFunction, name: string, text: string): string {
  if (INSTANT.test(text)) return exactText(text)
  if (DAY.test(text)) return dayText(text)
  const named = (key: string) => t(key, { defaultValue: text })
  switch (name) {
    case 'state':
      return named(`cases.state.${text}`).toLowerCase()
    case 'area':
      return areaName(text)
    case 'command':
      return named(`command.${text}`)
    case 'field':
      return named(`customers.field.${text}`)
    default:
      return text
  }
}
