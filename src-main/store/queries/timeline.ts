import type { Database } from 'better-sqlite3'
import { bogotaInstant } from '#shared/calendar/civil-date.ts'
import type { QueryResults, TimelineFilters } from '#shared/console/queries.ts'
import type { Model } from '#shared/kernel/model.ts'
import { ofCustomers } from './lists.ts'
import { type Paging, pageOf } from './paged.ts'

const DAY_MINUTES = 24 * 60

/** What each filter asks of a contact `d`; those that are not set ask nothing. */
function conditions(filters: TimelineFilters, actorId: string): readonly (readonly [string, string])[] {
  const { channel, direction, kind, from, to } = filters
  return [
    ...(channel === undefined ? [] : [["d.doc ->> '$.channel' = ?", channel] as const]),
    ...(direction === undefined ? [] : [["d.doc ->> '$.direction' = ?", direction] as const]),
    ...(kind === undefined
      ? []
      : [["exists (select 1 from json_each(d.doc, '$.requests') r where r.value ->> '$.kind' = ?)", kind] as const]),
    ...(from === undefined ? [] : [['d.opened_at >= ?', bogotaInstant(from, 0)] as const]),
    ...(to === undefined ? [] : [['d.opened_at < ?', bogotaInstant(to, DAY_MINUTES)] as const]),
    ...(filters.mine ? [['d.advisor = ?', actorId] as const] : []),
  ]
}

/** By the customer's own index, newest first: no other customer's contact is read. @param customerIds read as one */
export function customerTimeline(
  db: Database,
  model: Model,
  actorId: string,
  customerIds: readonly string[],
  filters: TimelineFilters,
  paging: Paging,
): QueryResults['customers.timeline'] {
  const asked = conditions(filters, actorId)
  const own = ofCustomers('d', customerIds)
  const cases = ofCustomers('c', customerIds)
  const open = filters.openCases
    ? ` and d.id in (select c.doc ->> '$.interactionId' from "case" c where ${cases.sql} and c.state <> 'closed')`
    : ''
  return pageOf(
    db,
    model,
    'interaction',
    {
      from: `interaction d where ${own.sql}${asked.map(([sql]) => ` and ${sql}`).join('')}${open}`,
      order: 'd.opened_at desc',
      parameters: [
        ...own.parameters,
        ...asked.map(([, value]) => value),
        ...(filters.openCases ? cases.parameters : []),
      ],
    },
    paging,
  )
}
