import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { actions } from '#shared/model/policies.ts'
import {
  CustomerHistoryRequest,
  ListRequest,
  SearchCustomersRequest,
  SearchResult,
  SettleRequest,
} from '#shared/sync/api.ts'
import { undeliveredIn } from '../identity/undelivered.ts'
import { rejectionOf } from '../store/sql/rows.ts'
import type { AppParts } from './app.ts'
import { callerWith } from './caller.ts'
import { problem } from './problems.ts'

const FOUND_AT_MOST = 50
/** As the column `words` is made: lower case, without accents. */
const plain = (word: string): string =>
  word
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')

/** What a workstation asks online: what is not there, and the coordinator's lists. */
export function workRoutes(server: FastifyInstance, parts: AppParts): void {
  const app = server.withTypeProvider<ZodTypeProvider>()

  app.post(
    '/search/customers',
    { schema: { body: SearchCustomersRequest, response: { 200: SearchResult } } },
    async (request, reply) => {
      if ((await callerWith(parts, request, reply, actions['search.online'])) === null) return reply
      const words = (request.body.text.match(/[\p{L}\p{N}@.]+/gu) ?? [])
        .slice(0, 6)
        .map((word) => `%${plain(word).replaceAll('.', '')}%`)
      if (words.length === 0) return { rows: [] }
      const rows = await parts.client.query<{ doc: unknown }>(
        'select doc from doc_customer where words like all ($1::text[]) limit $2',
        [words, FOUND_AT_MOST],
      )
      return { rows: rows.map((row) => row.doc) }
    },
  )
  app.post(
    '/search/interactions',
    { schema: { body: CustomerHistoryRequest, response: { 200: SearchResult } } },
    async (request, reply) => {
      if ((await callerWith(parts, request, reply, actions['search.online'])) === null) return reply
      const rows = await parts.client.query<{ doc: unknown }>(
        'select doc from doc_interaction where customer_id = $1 order by opened_at desc limit $2',
        [request.body.customerId, FOUND_AT_MOST],
      )
      return { rows: rows.map((row) => row.doc) }
    },
  )
  app.post('/lists', { schema: { body: ListRequest, response: { 200: SearchResult } } }, async (request, reply) => {
    const caller = await callerWith(parts, request, reply, actions['lists.read'])
    if (caller === null) return reply
    if (request.body.list === 'undelivered')
      return { rows: [...(await undeliveredIn(parts.client, caller.actor.coordinates))] }
    // What people of the teams they coordinate have left behind.
    const rows = await parts.client.query<{
      command_id: string
      body: string
      actor: string
      at: string
      rejection: string | null
    }>(
      `select k.command_id, k.body, k.actor, k.at, k.rejection from kept_command k join doc_user u on u.id = k.actor
       where k.why = $1 and u.doc ->> 'teamId' = any($2::text[]) order by k.at limit 500`,
      [request.body.list === 'deposits' ? 'deposited' : 'recovery', caller.actor.coordinates],
    )
    return { rows: rows.map((row) => listed(row)) }
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
