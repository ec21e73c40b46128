import i18next from 'i18next'
import { beforeAll, expect, test } from 'vitest'
import { instantOf } from '#shared/kernel/instants.ts'
import { closedText } from './closed-text.ts'
import { startLanguage } from './i18n.ts'

const bogota = (text: string) => instantOf(Date.parse(`${text}:00-05:00`))
const said = (opens: string | null) =>
  closedText(i18next.t, { opens: opens === null ? null : bogota(opens) }, bogota('2026-11-27T13:42'))

beforeAll(startLanguage)

test('a closed queue says when it opens: today, the day of the week, and from a week on the date', () => {
  expect(said('2026-11-27T14:00')).toBe('Cerrada · abre hoy 2:00 p. m.')
  expect(said('2026-11-29T00:00')).toBe('Cerrada · abre el dom 12:00 a. m.')
  expect(said('2026-12-04T07:00')).toBe('Cerrada · abre el 4 dic 7:00 a. m.')
  expect(said(null)).toBe('Cerrada')
})
