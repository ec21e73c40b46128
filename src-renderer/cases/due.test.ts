import i18next from 'i18next'
import { beforeAll, expect, test } from 'vitest'
import { testCase } from '#shared/cases/case.test-data.ts'
import type { Clock } from '#shared/cases/schema.ts'
import { esCO } from '../language/es-CO/index.ts'
import { caseLevel, caseWords, dueReason, dueWords, markedWords } from './due.ts'

beforeAll(async () => {
  await i18next.init({
    lng: 'es-CO',
    interpolation: { escapeValue: false },
    resources: { 'es-CO': { translation: esCO } },
  })
})

const friday: Clock = { state: 'running', from: '2026-11-10', dueOn: '2026-11-27' }
const wordsOn = (day: string) => dueWords(i18next.t, friday, `${day}T17:00:00.000Z`)

test('on the weekend after its day a case says the day, and from then on how many business days ago', () => {
  expect(wordsOn('2026-11-27')).toBe('vence hoy')
  expect(wordsOn('2026-11-28')).toBe('venció el vie 27 nov 2026')
  expect(wordsOn('2026-11-29')).toBe('venció el vie 27 nov 2026')
  expect(wordsOn('2026-11-30')).toBe('venció hace 1 día hábil')
})

test('a term that was extended explains its day with the extension', () => {
  const clock: Clock = { ...friday, from: '2026-10-30', dueOn: '2026-11-24', businessDays: 10, extendedBy: 5 }
  const said = (customer: Clock) =>
    dueReason(i18next.t, { kind: 'consulta', clocks: { area: friday, customer } }, 'customer')
  const reason =
    '10 días hábiles desde el vie 30 oct 2026; no cuentan 2 nov y 16 nov (festivos), más 5 días hábiles de prórroga informada al cliente'
  expect(said(clock)).toBe(reason)
  expect(said({ ...clock, dueOn: '2026-11-26' })).toBe(`${reason}, más los días en que estuvo en pausa`)
})

test('what is due within two business days says so ahead of its day; what is not, and what is late, say the day alone', () => {
  const markedOn = (day: string) => markedWords(i18next.t, friday, `${day}T17:00:00.000Z`)
  expect(markedOn('2026-11-24')).toBe('vence el vie 27 nov 2026')
  expect(markedOn('2026-11-25')).toBe('por vencer: el vie 27 nov 2026')
  expect(markedOn('2026-11-26')).toBe('por vencer: mañana')
  expect(markedOn('2026-11-27')).toBe('por vencer: hoy')
  expect(markedOn('2026-11-30')).toBe('venció hace 1 día hábil')
})

test('a clock that the customer stopped by desisting says so, and is neither met nor missed', () => {
  const area: Clock = { ...friday, state: 'stopped', stoppedOn: '2026-11-20', daysLeft: 4 }
  const customer: Clock = { ...area, stoppedOn: '2026-11-23' }
  const said = (...whats: readonly string[]) => {
    const one = testCase({
      state: 'closed',
      clocks: { area, customer },
      entries: whats.map((what, index) => ({
        ...{ id: `01939e1a-0000-7000-8000-0000000000c${index}`, at: '2026-11-20T15:00:00.000Z' },
        ...{ by: '01939e1a-0000-7000-8000-0000000000a1', what, text: '' },
      })),
    })
    const today = '2026-11-24T17:00:00.000Z'
    return (['customer', 'area'] as const).map((which) => [
      caseWords(i18next.t, one, which, today),
      caseLevel(one, which, today),
    ])
  }
  expect(said('case.take', 'case.withdraw')).toEqual([
    ['desistió el lun 23 nov 2026', 'plain'],
    ['desistió el vie 20 nov 2026', 'plain'],
  ])
  // The area had answered before: that was in time.
  expect(said('case.take', 'case.answer', 'case.withdraw')).toEqual([
    ['desistió el lun 23 nov 2026', 'plain'],
    ['cumplido el vie 20 nov 2026', 'ok'],
  ])
  expect(said('case.take', 'case.answer', 'case.objectAnswer', 'case.withdraw')[1]).toEqual([
    'desistió el vie 20 nov 2026',
    'plain',
  ])
  expect(said('case.take', 'case.answer', 'case.informCustomer', 'case.close')).toEqual([
    ['cumplido el lun 23 nov 2026', 'ok'],
    ['cumplido el vie 20 nov 2026', 'ok'],
  ])
})
