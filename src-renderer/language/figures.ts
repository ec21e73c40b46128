import i18next from 'i18next'
import type { Measured } from '#shared/indicators/measured.ts'

const decimals = (digits: number) =>
  new Intl.NumberFormat('es-CO', { minimumFractionDigits: 0, maximumFractionDigits: digits, useGrouping: 'always' })
const [whole, one] = [decimals(0), decimals(1)]
const english = [0, 1].map(
  (digits) => new Intl.NumberFormat('en-GB', { maximumFractionDigits: digits, useGrouping: 'always' }),
)
const inSentences = {
  es: new Intl.NumberFormat('es-CO', { useGrouping: 'always' }),
  en: new Intl.NumberFormat('en-GB', { useGrouping: 'always' }),
}
/** *4.696*, *4,5*; in English *4,696*: a number as a sentence of that language has it. */
export const numberText = (value: number, language: string | undefined): string =>
  inSentences[language === 'en' ? 'en' : 'es'].format(value)
const spoken = (value: number, digits: 0 | 1): string =>
  (i18next.language === 'en' ? (english[digits] ?? whole) : digits === 0 ? whole : one).format(value)

const two = (part: number): string => String(part).padStart(2, '0')

/** *08:41*, *1:02:30*: minutes and seconds, hours where there are any. @param ms of a duration, not of a moment */
export function durationText(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1_000))
  const [h, m, s] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60]
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${two(m)}:${two(s)}`
}

/** *4,2 %* with the no-break space that Spanish asks for. @param share 0 to 1 */
export const percentText = (share: number): string => `${spoken(share * 100, 1)}\u00a0%`
/** *71 %*: as large figures are read from afar. */
export const wholePercentText = (share: number): string => `${spoken(Math.floor(share * 100 + 1e-9), 0)}\u00a0%`
export const amountText = (value: number): string => spoken(value, 0)
export const scoreText = (value: number): string => spoken(value, 1)

/** The value of a measured number by its unit; a dash where nothing was measured. */
export function valueText({ unit, value }: Pick<Measured, 'unit' | 'value'>): string {
  if (value === null) return '—'
  switch (unit) {
    case 'share':
      return percentText(value)
    case 'ms':
      return durationText(value)
    case 'count':
      return amountText(value)
    case 'score':
      return scoreText(value)
  }
}
