import { newQueue, type QueueDocument } from '#shared/queues/schema.ts'

/** The queues of the sample teams, as nobody has set them yet. */
export const sampleQueues: readonly QueueDocument[] = [
  newQueue('servicio', 'Servicio al cliente'),
  newQueue('credito', 'Crédito'),
  newQueue('eventos', 'Eventos'),
]
