import type { UserId } from '#shared/kernel/ids.ts'

/** A coordinator who asks for what people have left behind, with the teams that they coordinate now. */
export interface Coordinator {
  readonly id: UserId
  readonly coordinates: readonly string[]
}

const COORDINATORS = `select c.id::text from doc_user c
  where (c.doc ->> 'enabled')::boolean and c.doc -> 'roles' ? 'coordinator'`

/** Whether somebody who can act on a row answers for it: who coordinated its author's team then, or does now. */
const somebody = (row: string) => `coalesce(${row}.coordinator_id in (${COORDINATORS}), false)
  or coalesce(${row}.team_id in (select t.id::text from doc_team t where t.doc ->> 'coordinatorId' in (${COORDINATORS})), false)`

/** A column: whether nobody answers for a row. */
export const isNobodys = (row: string): string => `not (${somebody(row)})`

/**
 * Whether a row (with `team_id` and `coordinator_id`, as of when it was left) is on a coordinator's lists: their team's,
 * or of nobody who could look at it, which every coordinator then may.
 * @param me the placeholder of the coordinator's id @param teams that of the teams they coordinate
 */
export const isFor = (row: string, me: string, teams: string): string =>
  `(${row}.coordinator_id = ${me}::text or ${row}.team_id = any(${teams}::text[]) or ${isNobodys(row)})`

/** A column of JSON: which team a row is of that nobody answers for; null where somebody does. */
export const uncoordinated = (row: string): string =>
  `case when ${isNobodys(row)} then json_build_object(
     'team', (select t.doc ->> 'name' from doc_team t where t.id::text = ${row}.team_id)) end`

/** So much was left in a team, as of when it was left. */
export interface Left {
  readonly team: string | null
  readonly coordinator: string | null
  /** Nobody answers for it. */
  readonly isNobodys: boolean
  readonly count: number
}

/** What {@link isFor} says of a row, for what was read before. */
export const isLeftFor = ({ id, coordinates }: Coordinator, { team, coordinator, isNobodys }: Left): boolean =>
  isNobodys || coordinator === id || (team !== null && coordinates.includes(team))
