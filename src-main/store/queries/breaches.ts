import type { Database } from 'better-sqlite3'
import type { BreachRow, Page } from '#shared/console/queries.ts'
import type { Breach } from '#shared/interactions/schema.ts'
import type { Model } from '#shared/kernel/model.ts'
import { BOUND_LIMIT } from '../sqlite/bound-limit.ts'
import type { ShownRow } from './as-stored.ts'
import { type Paging, shownColumns, shownOf } from './paged.ts'

/** More than these a person does not look through at once; those beyond come as these are reviewed. */
const DOCUMENTS = 500

/** Rules that were broken on contacts and cases and that nobody has looked at yet, newest first. */
export function unreviewedBreaches(db: Database, model: Model, { limit = 50, offset = 0 }: Paging): Page<BreachRow> {
  const read = <K extends 'interaction' | 'case'>(kind: K, table: string) =>
    shownOf(
      model,
      kind,
      db
        .prepare<[number], ShownRow>(`select ${shownColumns(kind)} from ${table} d where d.breached = 1 ${BOUND_LIMIT}`)
        .all(DOCUMENTS),
    )
  const rows = [
    ...read('interaction', 'interaction').flatMap(({ doc }) =>
      unreviewed(doc.breaches).map((breach): BreachRow => {
        const { id, advisorId, customerId, channel } = doc
        return {
          ...broken(breach),
          kind: 'interaction',
          documentId: id,
          advisorId,
          customerId,
          channel,
          radicado: null,
        }
      }),
    ),
    ...read('case', '"case"').flatMap(({ doc }) =>
      unreviewed(doc.breaches).map((breach): BreachRow => {
        const { id, advisorId, customerId, radicado } = doc
        return { ...broken(breach), kind: 'case', documentId: id, advisorId, customerId, channel: null, radicado }
      }),
    ),
  ].sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))
  return { rows: rows.slice(offset, offset + limit), total: rows.length }
}

const unreviewed = (breaches: readonly Breach[]): readonly Breach[] =>
  breaches.filter(({ reviewedBy }) => reviewedBy === null)

const broken = ({ rule, commandId, at }: Breach) => ({ rule, commandId, at })
