import type { CallsResponse } from '#shared/telephony/bridge-api.ts'
import { hearersShown } from '#shared/telephony/hearers.ts'
import { catalogueInForce } from '../guidebook/in-force.ts'
import type { SqlConnection } from '../store/sql/client.ts'

/** Somebody's calls as they are told of them: what the bank does not let its advisors know does not leave the centre. */
export async function shownCalls(connection: SqlConnection, { calls, ...rest }: CallsResponse): Promise<CallsResponse> {
  // Consoles ask every few seconds, and coordinators are in few calls.
  if (calls.every(({ heardBy }) => heardBy.length === 0)) return { calls, ...rest }
  const { settings } = await catalogueInForce(connection)
  return { calls: calls.map((call) => ({ ...call, heardBy: hearersShown(call.heardBy, settings) })), ...rest }
}
