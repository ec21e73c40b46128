import type { SqlConnection } from '../store/sql/client.ts'

/** How many commands people of each team have left at their workstations, as far as those said at their sign-out. */
export async function undeliveredByTeam(connection: SqlConnection): Promise<ReadonlyMap<string, number>> {
  const rows = await connection.query<{ team: string; count: number }>(
    `select u.doc ->> 'teamId' as team, sum(d.undelivered)::int as count
     from device d join doc_user u on u.id = d.user_id where d.undelivered > 0 and u.doc ->> 'teamId' is not null group by 1`,
  )
  return new Map(rows.map(({ team, count }) => [team, count]))
}
