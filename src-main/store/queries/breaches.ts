import type { Database } from 'better-sqlite3'
import { z } from 'zod'
import type { BreachRow, Page } from '#shared/console/queries.ts'
import type { Model } from '#shared/kernel/model.ts'
import { BOUND_LIMIT } from '../sqlite/bound-limit.ts'
import type { ShownRow } from './as-stored.ts'
import { type Paging, shownColumns, shownOf } from './paged.ts'

interface OpenBreach {
  readonly kind: BreachRow['kind']
  readonly document: string
  readonly command: string
  readonly rule: string
  readonly at: BreachRow['at']
}

/** Rules that were broken on contacts and cases and that nobody has looked at yet, newest first. */
export function unreviewedBreaches(db: Database, model: Model, { limit = 50, offset = 0 }: Paging): Page<BreachRow> {
  const page = db
    .prepare<[number, number], OpenBreach>(
      `select kind, document, command, rule, at from open_breach order by at desc, n ${BOUND_LIMIT} offset ?`,
    )
    .all(limit, offset)
  const read = <K extends BreachRow['kind']>(kind: K) => {
    const ids = page.filter((one) => one.kind === kind).map(({ document }) => document)
    const rows = db
      .prepare<[string], ShownRow>(
        `select ${shownColumns(kind)} from "${kind}" d where d.id in (select value from json_each(?))`,
      )
      .all(JSON.stringify(ids))
    return new Map(shownOf(model, kind, rows).map(({ doc }) => [doc.id as string, doc])) // an id is compared as text
  }
  const [contacts, cases] = [read('interaction'), read('case')]
  const rows = page.flatMap(({ kind, document, command, rule, at }): BreachRow[] => {
    const contact = kind === 'interaction' ? contacts.get(document) : undefined
    const about = contact ?? cases.get(document)
    if (about === undefined) return []
    const { advisorId, customerId } = about
    const channel = contact?.channel ?? null
    const radicado = cases.get(document)?.radicado ?? null
    return [{ kind, documentId: document, commandId: command, rule, at, advisorId, customerId, channel, radicado }]
  })
  return { rows, total: z.number().parse(db.prepare('select count(*) from open_breach').pluck().get()) }
}
