import rateLimit from '@fastify/rate-limit'
import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import Fastify, { type FastifyInstance } from 'fastify'
import { jsonSchemaTransform, serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import { Counter, collectDefaultMetrics, Registry } from 'prom-client'
import type { Instant } from '#shared/kernel/instants.ts'
import type { Model } from '#shared/kernel/model.ts'
import type { Keys } from '../config/keys.ts'
import type { Broker } from '../live/broker.ts'
import { serveLive } from '../live/live.ts'
import type { CentralStore } from '../store/port.ts'
import type { SqlClient } from '../store/sql/client.ts'
import type { Engine } from '../sync/engine.ts'
import { lastDeliveryRoutes } from './last-delivery-routes.ts'
import { installProblems } from './problems.ts'
import { sessionRoutes } from './session-routes.ts'
import { syncRoutes } from './sync-routes.ts'
import { workRoutes } from './work-routes.ts'

export interface AppParts {
  readonly client: SqlClient
  readonly store: CentralStore
  readonly model: Model
  readonly engine: Engine
  readonly broker: Broker
  readonly keys: Keys
  readonly recoveryKey: string
  readonly now: () => Instant
  readonly logLevel: 'info' | 'warn' | 'silent'
  /** Addresses of the proxies before this node, whose X-Forwarded-For is believed (comma separated); null: none. */
  readonly proxies?: string | null
  /** Sign-ins and refreshes that one address may ask for in a minute; a whole site shares one. */
  readonly signInsPerMinute?: number
}

/** A push carries a hundred commands, some with long texts. */
const BODY_BYTES = 8 * 1024 * 1024

/** The centre's HTTP surface. The caller listens and closes; closing ends the live streams first. */
export async function buildApp(parts: AppParts): Promise<FastifyInstance> {
  const app = Fastify({
    bodyLimit: BODY_BYTES,
    // Anybody may write X-Forwarded-For: believed of everybody it would undo the limits by address.
    trustProxy: parts.proxies ?? false,
    // Paths and ids only: no bodies, no addresses of people, no tokens.
    logger: { level: parts.logLevel, serializers: { req: ({ method, url }) => ({ method, url }) } },
    forceCloseConnections: true,
  })
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  installProblems(app)
  await app.register(rateLimit, { max: 6_000, timeWindow: '1 minute' })
  await app.register(swagger, {
    openapi: { info: { title: 'Multicontacto central', version: '1' } },
    transform: jsonSchemaTransform,
  })
  await app.register(swaggerUi, { routePrefix: '/docs' })
  installMetrics(app)

  app.get('/health', async () => {
    const [head] = await parts.client.query<{ position: string | number; epoch: number }>(
      'select position, epoch from head',
    )
    const recovery = await parts.store.snapshot((transaction) => transaction.recovery())
    return { status: 'ok', position: Number(head?.position ?? 0), recovering: recovery !== null && !recovery.ended }
  })
  await app.register(
    async (v1) => {
      sessionRoutes(v1, parts)
      syncRoutes(v1, parts)
      lastDeliveryRoutes(v1, parts)
      workRoutes(v1, parts)
    },
    { prefix: '/v1' },
  )
  const live = serveLive(app.server, parts, parts.broker, (failure) =>
    app.log.error({ err: failure }, 'live stream failed'),
  )
  app.addHook('preClose', async () => live.close())
  return app
}

/** Prometheus: counts by route and status, and the process's own figures. */
function installMetrics(app: FastifyInstance): void {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const requests = new Counter({
    name: 'multicontacto_requests_total',
    help: 'Requests by route and status',
    labelNames: ['route', 'status'],
    registers: [registry],
  })
  app.addHook('onResponse', async (request, reply) => {
    requests.inc({ route: request.routeOptions.url ?? 'unknown', status: String(reply.statusCode) })
  })
  app.get('/metrics', async (_, reply) => reply.type(registry.contentType).send(await registry.metrics()))
}
