import { expect, test } from 'vitest'
import { dayText, exactText, hourText, nitText, phoneText, plainNumber, shortDayText, theHourText } from './format.ts'

const t = ((key: string) => (key === 'time.extension' ? 'ext.' : key)) as unknown as Parameters<typeof phoneText>[0] // only the extension's word is asked for

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
