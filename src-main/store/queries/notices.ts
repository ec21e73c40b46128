import type { Database } from 'better-sqlite3'
import type { Model } from '#shared/kernel/model.ts'
import type { Notice } from '#shared/notices/schema.ts'
import { BOUND_LIMIT } from '../sqlite/bound-limit.ts'
import type { ShownRow } from './as-stored.ts'
import { shownColumns, shownOf } from './paged.ts'

/** As many as a person reads back; older ones are on their cases. */
const SHOWN = 50

/** What others did: of what was done at this workstation nobody here needs to be told. */
export const noticesOf = (db: Database, model: Model): readonly Notice[] =>
  shownOf(
    model,
    'notice',
    db
      .prepare<[number], ShownRow>(
        `select ${shownColumns('notice')} from notice d
         where not exists (select 1 from command c where c.id = d.doc ->> '$.commandId')
         order by d.at desc ${BOUND_LIMIT}`,
      )
      .all(SHOWN),
  ).map(({ doc }) => doc)
