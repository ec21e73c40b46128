import type { TFunction } from 'i18next'
import type { Instant } from '#shared/kernel/instants.ts'
import { closedAt } from '#shared/queues/opening.ts'
import type { QueueDocument } from '#shared/queues/schema.ts'
import { closedText } from '../language/closed-text.ts'

/** What becomes of a simulated call that came into a closed queue; null where the queue is open. */
export function simulatedWords(t: TFunction, queue: QueueDocument, now: Instant): string | null {
  const closed = closedAt(queue, now)
  return closed && t('phone.simulatedClosed', { queue: queue.name, closed: closedText(t, closed, now) })
}
