import { expect, test } from 'vitest'
import { newQueue } from '#shared/queues/schema.ts'
import { holidayEntries, numberEntries, queueEntries, WORD_PARTS } from './queue-plan.ts'

const queue = newQueue('credito', 'Crédito')
const wordsOf = (entries: ReadonlyMap<string, string>, kind: string) =>
  Buffer.from(
    Array.from({ length: WORD_PARTS }, (_, part) => entries.get(`${kind}/${part}`)).join(''),
    'base64',
  ).toString()

test('each day of the week has its ranges, and one without hours has none', () => {
  const entries = queueEntries({ ...queue, hours: [...queue.hours, { days: [5], from: 1_200, to: 1_260 }] })
  expect([0, 1, 2, 3, 4, 5, 6].map((day) => entries.get(String(day)))).toEqual([
    ...['', '420-1140', '420-1140', '420-1140', '420-1140'],
    ...['420-1140&1200-1260', '480-900'],
  ])
})
test('whatever is set, the same keys are written, so that nothing of before stays', () => {
  const other = queueEntries({ ...queue, hours: [], enabled: false, voicemail: false, holidayPrompt: 'x'.repeat(500) })
  expect([...other.keys()]).toEqual([...queueEntries(queue).keys()])
  expect(other.get('is')).toBe('off')
})
test('the longest words of any letters arrive whole, in lines that the manager interface takes', () => {
  const words = `${'ñ'.repeat(250)}${'語'.repeat(250)}`
  const entries = queueEntries({ ...queue, outOfHoursPrompt: words })
  expect(wordsOf(entries, 'closed')).toBe(words)
  for (const value of entries.values()) expect(value.length).toBeLessThan(900)
})
test('other words have another file, and none of them stands in a command as it was written', () => {
  const evil = '"; rm -rf / #'
  const entries = queueEntries({ ...queue, outOfHoursPrompt: evil })
  expect(entries.get('closed/name')).not.toBe(queueEntries(queue).get('closed/name'))
  for (const [key, value] of entries) if (key.startsWith('closed/')) expect(value).toMatch(/^[\w+/=]*$/)
})
test('the holidays are those of the law, of this year and the two that follow', () => {
  const days =
    '01-01 01-12 03-23 04-02 04-03 05-01 05-18 06-08 06-15 06-29 07-20 08-07 08-17 10-12 11-02 11-16 12-08 12-25'
  const dates = holidayEntries(2026)
  expect(dates.filter((date) => date.startsWith('2026'))).toEqual(days.split(' ').map((day) => `2026-${day}`))
  expect(new Set(dates.map((date) => date.slice(0, 4)))).toEqual(new Set(['2026', '2027', '2028']))
})

test('a number reaches whom the coordinator gave it; one taken from its queue reaches none', () => {
  const begun = ['servicio', 'credito'].map((id, at) => ({
    ...{ id: id as never, name: id, wrapUp: { mode: 'optional' as const, limit: null }, ringSeconds: 20 }, // a well-formed id
    numbers: [`601555010${at}`],
  }))
  const other = { ...newQueue('leasing', 'Leasing'), numbers: ['6015550109', '6015550101'] }
  expect([...numberEntries(new Map([['leasing', other]]), begun)]).toEqual([
    ['6015550100', 'servicio'],
    ['6015550101', 'leasing'],
    ['6015550109', 'leasing'],
  ])
  const emptied = { ...queue, numbers: ['6015550105'] }
  expect([...numberEntries(new Map([['credito', emptied]]), begun)]).toEqual([
    ['6015550100', 'servicio'],
    ['6015550101', '-'],
    ['6015550105', 'credito'],
  ])
})
