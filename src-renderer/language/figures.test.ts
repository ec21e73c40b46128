import i18next from 'i18next'
import { beforeAll, expect, test } from 'vitest'
import { durationText, percentText, valueText, wholePercentText } from './figures.ts'

beforeAll(() => i18next.init({ lng: 'es-CO' }))

test('durations are minutes and seconds, with hours where there are any, and seconds are never rounded up', () => {
  expect([0, 31_999, 168_000, 3_750_000].map(durationText)).toEqual(['00:00', '00:31', '02:48', '1:02:30'])
})
test('a percentage has a comma and at most one decimal', () => {
  expect([0.375, 0.286, 0, 1].map(percentText)).toEqual(['37,5\u00a0%', '28,6\u00a0%', '0\u00a0%', '100\u00a0%'])
})
test('a large percentage is rounded down: 79.9 % has not reached a goal of 80 %', () => {
  expect(wholePercentText(0.799)).toBe('79\u00a0%')
  expect(wholePercentText(0.29)).toBe('29\u00a0%')
})
test('what was not measured is a dash, not a zero', () => {
  expect(valueText({ unit: 'share', value: null })).toBe('—')
})
