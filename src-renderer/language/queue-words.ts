import type { TFunction } from 'i18next'
import { hoursText } from '#shared/compliance/settings.ts'
import type { Rejection } from '#shared/kernel/result.ts'
import { dispositionName } from '../interactions/catalogue.ts'
import { percentText } from './figures.ts'

/** The settings whose field of the form is called otherwise. */
const FIELD: Readonly<Record<string, string>> = {
  'targets.withinMs': 'queues.field.within',
  'targets.shortMs': 'queues.field.short',
  'thresholds.waiting': 'queues.clash.waiting',
  'thresholds.longestWaitMs': 'queues.clash.longest',
  'thresholds.abandonment': 'queues.clash.abandonment',
  name: 'queues.name',
  wrapUp: 'queues.wrapUp',
  hours: 'queues.part.hours',
}

interface Thing {
  readonly [field: string]: unknown
}
const isThing = (value: unknown): value is Thing => typeof value === 'object' && value !== null && !Array.isArray(value)

const numberText = (field: string, value: number): string => {
  if (/Ms$|^limit$/.test(field)) return `${value / 1_000} s`
  if (field.endsWith('Seconds')) return `${value} s`
  return /goal$|abandonment$/.test(field) ? percentText(value) : String(value)
}

/** A setting of a queue as people read it. @param field `targets.goal`, `hours`; as `queue.changedMeanwhile` names it */
function settingText(t: TFunction, field: string, value: unknown): string {
  if (typeof value === 'boolean') return t(value ? 'shell.yes' : 'shell.no')
  if (typeof value === 'number') return numberText(field, value)
  if (Array.isArray(value)) return value.map((one) => settingText(t, field, one)).join('; ') || '—'
  if (!isThing(value)) return value === null || value === '' ? '—' : String(value)
  if (Array.isArray(value.days))
    return `${value.days.map((day) => t(`queues.day.d${day}`)).join(', ')} ${hoursText({ from: Number(value.from), to: Number(value.to) })}`
  if ('warning' in value) return [value.warning, value.alert].map((one) => settingText(t, field, one)).join(' / ')
  const limit = typeof value.limit === 'number' ? ` · ${numberText('limit', value.limit)}` : ''
  const registers = typeof value.disposition === 'string' ? ` · ${dispositionName(value.disposition)}` : ''
  return `${t(`queues.mode.${value.mode}`, { defaultValue: String(value.mode) })}${limit}${registers}`
}

/** What both changed of a queue, in words: which setting, and the two values. */
export function queueClashWords(t: TFunction, facts: NonNullable<Rejection['facts']>): Record<string, string> {
  const field = String(facts.field)
  const text = (value: unknown) => settingText(t, field, JSON.parse(String(value)))
  return {
    field: t(FIELD[field] ?? `queues.field.${field.split('.').at(-1)}`, { defaultValue: field }),
    theirs: text(facts.theirs),
    yours: text(facts.yours),
  }
}
