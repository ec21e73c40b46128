import { expect, test } from 'vitest'
import { satisfaction } from './satisfaction.ts'

const DAY = { from: 0, to: 100 }

test('the mean is of those who answered, and the response rate stands beside it', () => {
  const surveys = [5, 4, 3, null, null].map((score, at) => ({ at, score }))
  const { score, response } = satisfaction([...surveys, { at: 100, score: 1 }], DAY)
  expect(score).toMatchObject({ value: 4, numerator: 12, denominator: 3 })
  expect(response).toMatchObject({ value: 0.6, numerator: 3, denominator: 5 })
})
test('without an answer there is no score', () => {
  expect(satisfaction([{ at: 1, score: null }], DAY).score.value).toBeNull()
})
