import { expect, test } from 'vitest'
import { CallEntry, isJoining, isSpeaking, wasAnswered } from './call-record.ts'

const entry = (kind: CallEntry['kind']): CallEntry =>
  CallEntry.parse({
    ...{ key: kind, at: '2026-11-26T12:00:00.000Z', kind, by: '01900000-0000-7000-8000-000000000101', waitMs: 1 },
    ...{ queue: 'servicio', to: 'Carmen', ending: 'notAnswered', question: 'q', answer: '1', is: 'on', seconds: 3 },
    line: { loss: 0, jitterMs: 1, rttMs: 1, mos: 4, worstMos: 4 },
  })
const kinds = CallEntry.options.map(({ shape }) => shape.kind.value)
const where = (is: (one: CallEntry) => boolean) => kinds.filter((kind) => is(entry(kind))).sort()

test('an advisor speaks where their console says so, or where the PBX has joined them', () => {
  expect(where(isJoining)).toEqual(['connected', 'retaken'])
  expect(where(isSpeaking)).toEqual(['answered', 'connected', 'retaken'])
})

test('a call whose answer nobody heard, and that its advisor took up again, was answered', () => {
  const call = { number: null, queue: null, video: false, consults: null }
  expect(wasAnswered({ ...call, entries: [entry('retaken')] })).toBe(true)
  expect(wasAnswered({ ...call, entries: [entry('rang'), entry('advisorGone')] })).toBe(false)
})
