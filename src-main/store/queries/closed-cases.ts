import type { Database } from 'better-sqlite3'
import { closedOf } from '#shared/cases/closed-of.ts'
import type { QueryResults } from '#shared/console/queries.ts'
import type { Actor } from '#shared/kernel/commands.ts'
import type { Model } from '#shared/kernel/model.ts'
import { caseFoundBy } from './case-found-by.ts'
import { type PagedQuery, type Paging, pageOf } from './paged.ts'

/** A person's closed cases ({@link closedOf}), the last closed first. */
export function closedCasesOf(actor: Actor, text: string): PagedQuery {
  const found = caseFoundBy(text)
  return {
    // Its index gives the order; the pluses keep what may be read of thousands from being read and sorted whole first.
    from: `"case" d indexed by case_closed where d.state = 'closed'
      and +d.n in (select n from closed_case where who in (select value from json_each(?)))${found.and}`,
    order: 'd.closed_at desc, d.id',
    parameters: [JSON.stringify(closedOf(actor)), ...found.parameters],
  }
}

export const closedCases = (
  db: Database,
  model: Model,
  actor: Actor,
  text: string,
  paging: Paging,
): QueryResults['cases.closed'] => pageOf(db, model, 'case', closedCasesOf(actor, text), paging)

/** Which of these are in that list. */
export function closedAmong(db: Database, actor: Actor, text: string, ids: readonly string[]): readonly string[] {
  const { from, parameters } = closedCasesOf(actor, text)
  return db
    .prepare<unknown[], string>(`select d.id from ${from} and d.id in (select value from json_each(?))`)
    .pluck()
    .all(...parameters, JSON.stringify(ids))
}
