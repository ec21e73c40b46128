import { expect, test } from 'vitest'
import { UserId } from '../kernel/ids.ts'
import { CODES } from './account.ts'
import { CallRecord } from './call-record.ts'
import { wentToSurvey } from './to-survey.ts'

const [LUIS, CARMEN] = ['1', '2'].map((n) => UserId.parse(`01939e1a-0000-7000-8000-00000000000${n}`)) as [
  UserId,
  UserId,
] // two of two

/** Entries a second after each other. */
const recordOf = (...entries: readonly object[]): CallRecord =>
  CallRecord.parse({
    ...{ number: '3105550142', queue: 'servicio', video: false, consults: null },
    entries: entries.map((one, n) => ({ key: `k${n}`, at: `2026-11-26T12:00:0${n}.000Z`, ...one })),
  })

test('who went to the survey was sent there by whoever spoke with them last', () => {
  const answered = { kind: 'answered', by: LUIS }
  const sent = { kind: 'transferred', by: LUIS, to: CODES.survey }
  const went = (...entries: readonly object[]) => wentToSurvey(recordOf(...entries), LUIS, CODES.survey)
  expect(went(answered)).toBe(false)
  expect(went(answered, sent)).toBe(true)
  expect(went(answered, sent, { kind: 'ended', by: LUIS, ending: 'transferred' })).toBe(true)
  expect(went(answered, { ...sent, to: '3105550142' })).toBe(false)
  expect(went(answered, { ...sent, by: CARMEN })).toBe(false)
  // Back on the line: they are sent there again, or not.
  expect(went(answered, sent, { kind: 'retaken', by: LUIS })).toBe(false)
})
