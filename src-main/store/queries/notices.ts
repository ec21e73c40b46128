import type { Database } from 'better-sqlite3'
import { z } from 'zod'
import type { Page } from '#shared/console/queries.ts'
import type { Model } from '#shared/kernel/model.ts'
import type { Notice } from '#shared/notices/schema.ts'
import { BOUND_LIMIT } from '../sqlite/bound-limit.ts'
import type { ShownRow } from './as-stored.ts'
import { type Paging, shownColumns, shownOf } from './paged.ts'

/** What others did: of what was done at this workstation nobody here needs to be told. */
const OF_OTHERS = `from notice d where not exists (select 1 from command c where c.id = d.doc ->> '$.commandId')`

/** Newest first. */
export function noticesOf(db: Database, model: Model, { limit = 50, offset = 0 }: Paging): Page<Notice> {
  const rows = db
    .prepare<[number, number], ShownRow>(
      `select ${shownColumns('notice')} ${OF_OTHERS} order by d.at desc, d.id ${BOUND_LIMIT} offset ?`,
    )
    .all(limit, offset)
  return {
    rows: shownOf(model, 'notice', rows).map(({ doc }) => doc),
    total: z.number().parse(db.prepare(`select count(*) ${OF_OTHERS}`).pluck().get()),
  }
}
