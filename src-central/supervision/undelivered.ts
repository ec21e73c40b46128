import { isNobodys, type Left } from '../identity/answerable.ts'
import type { SqlConnection } from '../store/sql/client.ts'

/** How many commands people have left at their workstations, as far as those said at their sign-out; by who answers for them. */
export const undeliveredByTeam = (connection: SqlConnection): Promise<readonly Left[]> =>
  connection.query<Left>(
    `select d.team_id as team, d.coordinator_id as coordinator, ${isNobodys('d')} as "isNobodys", sum(d.undelivered)::int as count
     from device d join doc_user u on u.id = d.user_id where d.undelivered > 0 group by 1, 2, 3`,
  )
