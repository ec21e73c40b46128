import { expect, test } from 'vitest'
import { numberTaken } from './numbers.ts'
import { newQueue } from './schema.ts'

const queues = [{ ...newQueue('servicio', 'Servicio'), numbers: ['6015550100'] }, newQueue('credito', 'Crédito')]

test('a number is another queue’s, the queue’s own or free, and none is asked of who leaves it to the PBX', () => {
  expect(numberTaken(queues, 'credito', ['6015550102', '6015550100'])).toEqual({
    code: 'queue.numberTaken',
    facts: { number: '6015550100', queue: 'servicio' },
  })
  expect(numberTaken(queues, 'servicio', ['6015550100'])).toBeNull()
  expect(numberTaken(queues, 'credito', ['6015550102'])).toBeNull()
  expect(numberTaken(queues, 'credito', null)).toBeNull()
})
