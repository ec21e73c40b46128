import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client'
import { z } from 'zod'
import type { SqlClient } from '../store/sql/client.ts'
import type { AppParts } from './app-parts.ts'
import { inward } from './inward.ts'

const Health = z.object({
  status: z.literal('ok'),
  database: z.literal('up'),
  position: z.number().int(),
  recovering: z.boolean(),
  /** Commands that workstations have brought back so far, and when it ends by itself. */
  recovery: z.object({ collected: z.number().int(), until: z.string() }).nullable(),
})
const Down = z.object({ status: z.literal('unavailable'), database: z.literal('down') })

/** What those who keep the centre alive ask it: `/health` for the balancer, `/metrics` for Prometheus, which asks from this machine or with its token. */
export function watchingRoutes(server: FastifyInstance, parts: AppParts): void {
  const app = server.withTypeProvider<ZodTypeProvider>()
  app.get('/health', { schema: { response: { 200: Health, 503: Down } } }, async (request, reply) => {
    try {
      return await healthOf(parts)
    } catch (failure) {
      request.log.error({ err: failure }, 'the database does not answer')
      return reply.code(503).send({ status: 'unavailable', database: 'down' })
    }
  })

  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const requests = new Counter({
    name: 'multicontacto_requests_total',
    help: 'Requests by route and status',
    labelNames: ['route', 'status'],
    registers: [registry],
  })
  const measure = gauges(registry)
  app.addHook('onResponse', async (request, reply) => {
    requests.inc({ route: request.routeOptions.url ?? 'unknown', status: String(reply.statusCode) })
  })
  app.get('/metrics', { onRequest: inward(parts.metricsToken ?? null) }, async (_, reply) => {
    await measure(parts.client)
    return reply.type(registry.contentType).send(await registry.metrics())
  })
}

async function healthOf({ client, store }: AppParts): Promise<z.infer<typeof Health>> {
  const { head, recovery } = await store.snapshot(async (transaction) => ({
    head: await transaction.head(),
    recovery: await transaction.recovery(),
  }))
  const recovering = recovery !== null && !recovery.ended
  const [row] = recovering ? await client.query<{ n: number }>('select count(*)::int as n from collected_command') : []
  return {
    status: 'ok',
    database: 'up',
    position: head.position,
    recovering,
    recovery: recovering ? { collected: row?.n ?? 0, until: recovery.until } : null,
  }
}

interface Figures {
  readonly position: string | number
  readonly held: number
  readonly deposited: number
  readonly recovery: number
  readonly recovering: number
  readonly collected: number
  readonly waiting: number
  readonly failing: number
  readonly undelivered: number
  readonly customers: number
}

const FIGURES = `select
  (select position from head) as position,
  (select count(*)::int from kept_command where why = 'held') as held,
  (select count(*)::int from kept_command where why = 'deposited') as deposited,
  (select count(*)::int from kept_command where why = 'recovery') as recovery,
  (select count(*)::int from recovery r where not ended and epoch = (select epoch from head)) as recovering,
  (select count(*)::int from collected_command) as collected,
  (select count(*)::int from effect where done_at is null) as waiting,
  (select count(*)::int from effect where done_at is null and attempts > 1) as failing,
  (select coalesce(sum(undelivered), 0)::int from device) as undelivered,
  (select count(*)::int from doc_customer) as customers`

/** Read from the database at each look: every node says the same. */
function gauges(registry: Registry): (client: SqlClient) => Promise<void> {
  const gauge = (name: string, help: string, labelNames: string[] = []) =>
    new Gauge({ name: `multicontacto_${name}`, help, labelNames, registers: [registry] })
  const position = gauge('log_position', 'The last position of the log')
  const kept = gauge('commands_kept', 'Commands that were not applied, by why', ['why'])
  const recovering = gauge('recovering', '1 while the centre collects what it has lost')
  const collected = gauge('commands_collected', 'Commands that a recovery has collected')
  const waiting = gauge('effects_waiting', 'Effects that have not been done')
  const failing = gauge('effects_failing', 'Effects that have been tried and are tried again')
  const undelivered = gauge('undelivered', 'Commands left at workstations at the last sign-out')
  const customers = gauge(
    'customers',
    'Customers; beyond 300000 every team should keep the cards of its portfolios alone',
  )
  return async (client) => {
    const [now] = await client.query<Figures>(FIGURES)
    if (now === undefined) return
    position.set(Number(now.position))
    for (const why of ['held', 'deposited', 'recovery'] as const) kept.set({ why }, now[why])
    recovering.set(now.recovering)
    collected.set(now.collected)
    waiting.set(now.waiting)
    failing.set(now.failing)
    undelivered.set(now.undelivered)
    customers.set(now.customers)
  }
}
