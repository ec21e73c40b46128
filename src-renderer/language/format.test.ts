import i18next from 'i18next'
import { beforeAll, expect, test } from 'vitest'
import {
  dayText,
  exactText,
  hourText,
  nitText,
  phoneText,
  plainNumber,
  shortDayText,
  theHourText,
  timeLeftText,
} from './format.ts'
import { startLanguage } from './i18n.ts'

const t = ((key: string) => (key === 'time.extension' ? 'ext.' : key)) as unknown as Parameters<typeof phoneText>[0] // only the extension's word is asked for

beforeAll(startLanguage)

test('days and hours are written as people here write them', () => {
  expect(dayText('2026-03-30')).toBe('lun 30 mar 2026')
  expect(shortDayText('2026-11-02')).toBe('2 nov')
  expect(hourText('2026-11-24T15:42:00.000Z')).toBe('10:42 a. m.')
  expect(hourText('2026-11-24T17:05:00.000Z')).toBe('12:05 p. m.')
})
test('one o’clock is said in the singular', () => {
  expect(theHourText('2026-11-24T18:05:00.000Z')).toBe('la 1:05 p. m.')
  expect(theHourText('2026-11-24T06:30:00.000Z')).toBe('la 1:30 a. m.')
  expect(theHourText('2026-11-24T15:42:00.000Z')).toBe('las 10:42 a. m.')
  expect(theHourText('2026-11-24T17:05:00.000Z')).toBe('las 12:05 p. m.')
})
test('an instant late in the evening at Greenwich is still that day in Bogotá', () => {
  expect(exactText('2026-11-25T03:00:00.000Z')).toBe('mar 24 nov 2026, 10:00 p. m.')
})
test('identifiers and phones are grouped', () => {
  expect(nitText('900123456')).toBe('900.123.456-8')
  expect(plainNumber('1042')).toBe('1.042')
  expect(phoneText(t, { number: '3105550142', extension: null })).toBe('310 555 0142')
  expect(phoneText(t, { number: '6015550199', extension: '12' })).toBe('601 555 0199 ext. 12')
})
test('what is left of a long work is told as near as its pace allows, an hour from the sixtieth minute on', () => {
  const left = (minutes: number) => timeLeftText(i18next.t, minutes * 60_000)
  expect([0.5, 1, 3, 59.4].map(left)).toEqual([
    'falta menos de un minuto',
    'falta un minuto, más o menos',
    'faltan unos 3 min',
    'faltan unos 59 min',
  ])
  expect([59.5, 60, 89, 90, 150].map(left)).toEqual([
    'falta una hora, más o menos',
    'falta una hora, más o menos',
    'falta una hora, más o menos',
    'faltan unas 2 h',
    'faltan unas 3 h',
  ])
})
