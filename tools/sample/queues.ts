import { newQueue, type QueueDocument } from '#shared/queues/schema.ts'

/** A demonstration is shown on any day and at any hour. */
const ALWAYS = { hours: [{ days: [0, 1, 2, 3, 4, 5, 6], from: 0, to: 1_440 }], openOnHolidays: true }

/** The queues of the sample teams, always open; the first gives two minutes to register what its calls were about. */
export const sampleQueues: readonly QueueDocument[] = [
  { ...newQueue('servicio', 'Servicio al cliente'), ...ALWAYS, wrapUp: { mode: 'limited', limit: 120_000 } },
  { ...newQueue('credito', 'Crédito'), ...ALWAYS },
  { ...newQueue('eventos', 'Eventos'), ...ALWAYS },
]
