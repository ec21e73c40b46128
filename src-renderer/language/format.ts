import i18next, { type TFunction } from 'i18next'
import { addDays, bogotaDate } from '#shared/calendar/civil-date.ts'
import type { Count } from '#shared/console/queries.ts'
import { nitCheckDigit } from '#shared/identifiers/nit-check-digit.ts'
import type { Phone } from '#shared/identifiers/phone.ts'
import { type CivilDate, type Instant, instantOf } from '#shared/kernel/instants.ts'

const ZONE = 'America/Bogota'
/** From `Intl` by parts: its own es-CO forms put commas and dots that people here do not write. Slow, thus kept below. */
const dayParts = (language: string) =>
  new Intl.DateTimeFormat(language, {
    timeZone: 'UTC',
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  })
const days = { es: dayParts('es-CO'), en: dayParts('en-GB') }
const hourParts = new Intl.DateTimeFormat('en-US', { timeZone: ZONE, hour: 'numeric', minute: '2-digit', hour12: true })
const numbers = new Intl.NumberFormat('es-CO', { useGrouping: 'always' })

const part = (parts: readonly Intl.DateTimeFormatPart[], type: string): string =>
  (parts.find((one) => one.type === type)?.value ?? '').replace('.', '')

const inEnglish = (): boolean => i18next.language === 'en'

const partsOf = (day: CivilDate) => (inEnglish() ? days.en : days.es).formatToParts(new Date(`${day}T00:00:00.000Z`))

/** More texts than stand on a screen with its lists. */
const KEPT_TEXTS = 2_000

/** Texts made once a language: `Intl` takes longer than the rest of a row of a list. */
function kept<Key extends string>(make: (key: Key) => string): (key: Key) => string {
  const texts = { es: new Map<Key, string>(), en: new Map<Key, string>() }
  return (key) => {
    const known = inEnglish() ? texts.en : texts.es
    const before = known.get(key)
    if (before !== undefined) return before
    if (known.size >= KEPT_TEXTS) known.clear()
    const text = make(key)
    known.set(key, text)
    return text
  }
}

/** *lun 30 mar 2026* */
export const dayText = kept((day: CivilDate) => {
  const parts = partsOf(day)
  return `${part(parts, 'weekday')} ${part(parts, 'day')} ${part(parts, 'month')} ${part(parts, 'year')}`
})

/** *dom* */
export const weekdayText = kept((day: CivilDate) => part(partsOf(day), 'weekday'))

/** *2 nov* */
export const shortDayText = kept((day: CivilDate) => {
  const parts = partsOf(day)
  return `${part(parts, 'day')} ${part(parts, 'month')}`
})

/** *10:42 a. m.*, in Bogotá. */
export const hourText = kept((at: Instant) => {
  const parts = hourParts.formatToParts(new Date(at))
  const morning = part(parts, 'dayPeriod') === 'AM'
  const half = inEnglish() ? (morning ? 'a.m.' : 'p.m.') : morning ? 'a. m.' : 'p. m.'
  return `${part(parts, 'hour')}:${part(parts, 'minute')} ${half}`
})

/** *las 10:42 a. m.*, *la 1:05 p. m.*: an hour within a sentence. */
export const theHourText = (at: Instant): string => {
  const hour = hourText(at)
  return inEnglish() ? hour : `${hour.startsWith('1:') ? 'la' : 'las'} ${hour}`
}

/** *lun 30 mar 2026, 10:42 a. m.* */
export const exactText = kept((at: Instant) => `${dayText(bogotaDate(at))}, ${hourText(at)}`)

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

/** *hace 3 s*, *hace 12 min*, *hace 2 h*, *ayer*, then the day. */
export function agoText(t: TFunction, at: Instant, nowMs: number): string {
  const past = Math.max(0, nowMs - Date.parse(at))
  if (past < SECOND) return t('time.now')
  if (past < MINUTE) return t('time.secondsAgo', { count: Math.floor(past / SECOND) })
  if (past < HOUR) return t('time.minutesAgo', { count: Math.floor(past / MINUTE) })
  const day = bogotaDate(at)
  const today = bogotaDate(instantOf(nowMs))
  if (day === today) return t('time.hoursAgo', { count: Math.floor(past / HOUR) })
  if (day === addDays(today, -1)) return t('time.yesterday')
  return day.slice(0, 4) === today.slice(0, 4) ? shortDayText(day) : `${shortDayText(day)} ${day.slice(0, 4)}`
}

/** *falta menos de un minuto*, *faltan unos 3 min*, *faltan unas 2 h*: as near as a pace allows. */
export function timeLeftText(t: TFunction, ms: number): string {
  if (ms < MINUTE) return t('time.leftLess')
  const minutes = Math.round(ms / MINUTE)
  if (minutes < 60) return t('time.leftMinutes', { count: minutes })
  return t('time.leftHours', { count: Math.round(ms / HOUR) })
}

/** *1.042*; beyond what was counted, *más de 100*. */
export const countText = (t: TFunction, total: Count): string =>
  typeof total === 'number' ? numbers.format(total) : t('time.moreThan', { count: numbers.format(total.moreThan) })

/** *1,5*; English *1.5*. */
export const decimalText = (value: number): string => (inEnglish() ? String(value) : String(value).replace('.', ','))
export const plainNumber = (digits: string): string =>
  /^\d{1,15}$/.test(digits) ? numbers.format(Number(digits)) : digits

/** *900.123.456-8*, from the number without its check digit. */
export const nitText = (digits: string): string => `${plainNumber(digits)}-${nitCheckDigit(digits)}`

/** *310 555 0142*, *601 555 0199 ext. 12* */
export function phoneText(t: TFunction, { number, extension }: Phone): string {
  const main = `${number.slice(0, 3)} ${number.slice(3, 6)} ${number.slice(6)}`
  return extension === null ? main : `${main} ${t('time.extension')} ${extension}`
}
