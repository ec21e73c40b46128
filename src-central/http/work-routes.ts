import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { actions } from '#shared/model/policies.ts'
import { ListRequest, ListResult, SettleRequest } from '#shared/sync/api.ts'
import { undeliveredIn } from '../identity/undelivered.ts'
import { rejectionOf } from '../store/sql/rows.ts'
import type { AppParts } from './app.ts'
import { callerWith } from './caller.ts'
import { problem } from './problems.ts'

/** As many as a list sends at once, the oldest; it says how many there are. */
const AT_ONCE = 500

const KEPT = `from kept_command k join doc_user u on u.id = k.actor
  where k.why = $1 and u.doc ->> 'teamId' = any($2::text[])`

/** What a coordinator asks online: the lists that lie at the centre. */
export function workRoutes(server: FastifyInstance, parts: AppParts): void {
  const app = server.withTypeProvider<ZodTypeProvider>()

  app.post('/lists', { schema: { body: ListRequest, response: { 200: ListResult } } }, async (request, reply) => {
    const caller = await callerWith(parts, request, reply, actions['lists.read'])
    if (caller === null) return reply
    if (request.body.list === 'undelivered') return undeliveredIn(parts.client, caller.actor.coordinates)
    // What people of the teams they coordinate have left behind.
    const asked = [request.body.list === 'deposits' ? 'deposited' : 'recovery', caller.actor.coordinates]
    const rows = await parts.client.query<{
      command_id: string
      body: string
      actor: string
      at: string
      rejection: string | null
    }>(
      `select k.command_id, k.body, k.actor, k.at, k.rejection ${KEPT} order by k.at, k.command_id limit ${AT_ONCE}`,
      asked,
    )
    const [all] = await parts.client.query<{ n: number }>(`select count(*)::int as n ${KEPT}`, asked)
    return { rows: rows.map((row) => listed(row)), total: all?.n ?? rows.length }
  })
  app.post(
    '/lists/settle',
    { schema: { body: SettleRequest, response: { 204: z.null() } } },
    async (request, reply) => {
      const caller = await callerWith(parts, request, reply, actions['lists.settle'])
      if (caller === null) return reply
      const { list, commandId, how } = request.body
      const why = list === 'deposits' ? 'deposited' : 'recovery'
      const [theirs] = await parts.client.query(
        `select 1 from kept_command k join doc_user u on u.id = k.actor
       where k.why = $1 and k.command_id = $2 and u.doc ->> 'teamId' = any($3::text[])`,
        [why, commandId, caller.actor.coordinates],
      )
      if (theirs === undefined) return problem(reply, 422, { code: 'kept.unknown' })
      const settled = await parts.engine.settleKept({
        commandId,
        why,
        how: how === 'apply' ? 'applied' : 'setAside',
        by: caller.user.id,
        reason: request.body.how === 'apply' ? '' : request.body.reason,
      })
      return settled.ok ? reply.code(204).send(null) : problem(reply, 422, settled.error)
    },
  )
  app.post('/recovery/end', { schema: { response: { 204: z.null() } } }, async (request, reply) => {
    if ((await callerWith(parts, request, reply, actions['recovery.end'])) === null) return reply
    await parts.engine.endRecovery()
    return reply.code(204).send(null)
  })
}

const Body = z.looseObject({ name: z.string(), payload: z.unknown() })
function listed(row: { command_id: string; body: string; actor: string; at: string; rejection: string | null }) {
  const { name, payload } = Body.parse(JSON.parse(row.body))
  return {
    commandId: row.command_id,
    name,
    actor: row.actor,
    at: row.at,
    payload,
    reason: rejectionOf(row.rejection) ?? { code: 'command.deposited' },
  }
}
