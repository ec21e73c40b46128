import { expect, test } from 'vitest'
import { placeOfQueue, queueOfPlace } from './place.ts'

test('the form of a queue has a place of its own, beside that of their list', () => {
  expect(queueOfPlace(placeOfQueue('servicio'))).toBe('servicio')
  expect(queueOfPlace(placeOfQueue('+'))).toBe('+')
  expect(queueOfPlace(placeOfQueue(null))).toBeNull()
})
test('another place of the board is none of the queues', () => {
  expect(['wall', 'queuesx', ''].map(queueOfPlace)).toEqual([undefined, undefined, undefined])
})
