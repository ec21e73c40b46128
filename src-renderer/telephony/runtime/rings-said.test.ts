import { expect, test } from 'vitest'
import { QueueId } from '#shared/telephony/queues.ts'
import { ringsSaid } from './rings-said.ts'

const [SERVICE, CREDIT] = [QueueId.parse('servicio'), QueueId.parse('credito')]

test('a queue rings for as long as the centre says now, and for as long as was known where it does not say', () => {
  const known = { servicio: 20_000, credito: 25_000 }
  expect(ringsSaid(known, [{ id: SERVICE, ringSeconds: 6 }, { id: CREDIT }])).toEqual({
    servicio: 6_000,
    credito: 25_000,
  })
  expect(ringsSaid({}, [{ id: CREDIT, ringSeconds: 30 }])).toEqual({ credito: 30_000 })
})
