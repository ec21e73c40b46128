import { expect, test } from 'vitest'
import { reconnectDelay } from './reconnect.ts'

test('the pause doubles with every failure', () => {
  expect([0, 1, 2].map((attempt) => reconnectDelay(attempt, 0))).toEqual([250, 500, 1000])
})
test('it never grows beyond five seconds and a quarter of chance', () => {
  expect(reconnectDelay(50, 0.999)).toBeLessThanOrEqual(6_250)
})
