import { expect, test } from 'vitest'
import { queueEdit } from '#shared/queues/commands.ts'
import { newQueue } from '#shared/queues/schema.ts'
import { changesOf, editOf, QueueForm, typedOf } from './form-values.ts'

const queue = newQueue('credito', 'Crédito')
const faults = (more: object) =>
  QueueForm.safeParse({ ...typedOf(queue), ...more }).error?.issues.map(({ path, message }) => [
    path.join('.'),
    message,
  ])

test('a queue that is opened and saved untouched is the same', () => {
  const { id: _, ...fields } = queue
  expect(editOf(QueueForm.parse(typedOf(queue)))).toEqual(fields)
})
test('what is typed in seconds, percents and hours is kept in milliseconds, shares and minutes', () => {
  const typed = { ...typedOf(queue), within: '30', goal: '82.5', abandonmentAlert: '7', abandonmentWarning: '5' }
  const edit = editOf(QueueForm.parse({ ...typed, hours: [{ days: ['6', '1'], from: '08:30', to: '24:00' }] }))
  expect(edit.targets).toMatchObject({ withinMs: 30_000, goal: 0.825 })
  expect(edit.thresholds.abandonment).toEqual({ warning: 0.05, alert: 0.07 })
  expect(edit.hours).toEqual([{ days: [1, 6], from: 510, to: 1_440 }])
  expect(queueEdit.payload.safeParse(edit).success).toBe(true)
})
test('levels and hours that are the wrong way round are refused where they were typed', () => {
  expect(faults({ waitingWarning: '7', waitingAlert: '6' })).toEqual([['waitingAlert', 'queue.levelsReversed']])
  expect(faults({ hours: [{ days: ['1'], from: '19:00', to: '07:00' }] })).toEqual([
    ['hours.0.to', 'queue.hoursReversed'],
  ])
  expect(faults({ wrapUpMode: 'limited', wrapUpLimit: '0' })).toEqual([['wrapUpLimit', 'queue.limitMissing']])
  expect(faults({ wrapUpMode: 'optional', wrapUpLimit: '0' })).toBeUndefined()
})
test('what a queue says and asks for is refused where it was typed if it cannot be saved', () => {
  const text = 'inglés\u0000'
  expect(faults({ name: text, skills: text, outOfHoursPrompt: text })).toEqual([
    ['name', 'text.unstorable'],
    ['skills', 'text.unstorable'],
    ['outOfHoursPrompt', 'text.unstorable'],
  ])
})
test('a comma is a decimal point, and an emptied number is missing, not zero', () => {
  const typed = { ...typedOf(queue), goal: '92,5', within: ' 20 ' }
  expect(editOf(QueueForm.parse(typed)).targets).toMatchObject({ goal: 0.925, withinMs: 20_000 })
  expect(faults({ within: '', longestAlert: ' ' })).toEqual([
    ['within', 'text.required'],
    ['longestAlert', 'text.required'],
  ])
})
test('what the command would refuse is refused where it was typed, with the limits', () => {
  const outOf = (least: number, most: number) => `number.outOfRange|{"least":${least},"most":${most}}`
  expect(faults({ within: '0', short: '61', goal: '101' })).toEqual([
    ['within', outOf(1, 600)],
    ['goal', outOf(0, 100)],
    ['short', outOf(0, 60)],
  ])
  expect(faults({ longestAlert: '3601', abandonmentAlert: 'diez', waitingAlert: '6,5' })).toEqual([
    ['waitingAlert', 'number.notWhole'],
    ['longestAlert', outOf(0, 3_600)],
    ['abandonmentAlert', outOf(0, 100)],
  ])
  expect(faults({ holidayPrompt: 'x'.repeat(501) })).toEqual([['holidayPrompt', 'text.tooLong']])
})
test('only the parts that were changed are sent, so that what a colleague saved meanwhile stays', () => {
  const typed = QueueForm.parse({ ...typedOf(queue), goal: '85', voicemail: false })
  const changes = changesOf(queue, typed)
  expect(changes).toEqual({
    code: 'credito',
    targets: { ...queue.targets, goal: 0.85 },
    voicemail: false,
    was: { targets: queue.targets, voicemail: true },
  })
  expect(queueEdit.payload.parse(changes)).toEqual(changes)
  expect(changesOf(queue, QueueForm.parse(typedOf(queue)))).toBeNull()
})

test('numbers are typed as people write them, and what is left empty is the PBX’s own', () => {
  const set = editOf(
    QueueForm.parse({ ...typedOf(queue), numbers: '601 555 0101, 601-5550102,', ringSeconds: '25', waitSeconds: '0' }),
  )
  expect(set).toMatchObject({ numbers: ['6015550101', '6015550102'], ringSeconds: 25, waitSeconds: 0 })
  const given = { ...queue, numbers: ['6015550101'], ringSeconds: 25, waitSeconds: 60 }
  const emptied = QueueForm.parse({ ...typedOf(given), numbers: ' ', ringSeconds: '', waitSeconds: '' })
  expect(changesOf(given, emptied)).toEqual({
    code: 'credito',
    ...{ numbers: null, ringSeconds: null, waitSeconds: null },
    was: { numbers: ['6015550101'], ringSeconds: 25, waitSeconds: 60 },
  })
  expect(faults({ numbers: '12', ringSeconds: '4', waitSeconds: '5' })).toEqual([
    ['numbers', 'queue.numberMalformed'],
    ['ringSeconds', 'number.outOfRange|{"least":5,"most":120}'],
    ['waitSeconds', 'number.outOfRange|{"least":10,"most":7200}'],
  ])
})

test('as many numbers as the queue keeps are taken, and one more is refused where it was typed', () => {
  const typed = (count: number) => Array.from({ length: count }, (_, n) => String(6_015_550_100 + n)).join(', ')
  expect(faults({ numbers: typed(50) })).toBeUndefined()
  expect(faults({ numbers: typed(51) })).toEqual([['numbers', 'queue.tooManyNumbers|{"most":50}']])
})

test('a queue that no number reaches is marked so and may be given back to the PBX; a comma alone says neither', () => {
  const none = { ...queue, numbers: [] }
  expect(typedOf(none)).toMatchObject({ numbers: '', noNumbers: true })
  expect(changesOf(none, QueueForm.parse(typedOf(none)))).toBeNull()
  const was = (numbers: readonly string[] | null) => ({ code: 'credito', was: { numbers } })
  const [marked, given] = [true, false].map((noNumbers) => QueueForm.parse({ ...typedOf(queue), noNumbers }))
  expect(marked && changesOf(queue, marked)).toEqual({ ...was(null), numbers: [] })
  expect(given && changesOf(none, given)).toEqual({ ...was([]), numbers: null })
  expect(faults({ numbers: ' , ' })).toEqual([['numbers', 'queue.numberMalformed']])
  expect(faults({ numbers: '6015550101', noNumbers: true })).toEqual([['numbers', 'queue.numbersAndNone']])
})
