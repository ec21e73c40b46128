import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import Fastify, { type FastifyBaseLogger, type FastifyInstance } from 'fastify'
import { jsonSchemaTransform, serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import { REQUEST_BYTES } from '#shared/sync/protocol.ts'
import { boardStream } from '../live/board-stream.ts'
import { liveStream } from '../live/live.ts'
import { serveStreams } from '../live/streams.ts'
import type { AppParts } from './app-parts.ts'
import { attachmentRoutes } from './attachment-routes.ts'
import { complianceRoutes } from './compliance-routes.ts'
import { handOverRoutes } from './hand-over-routes.ts'
import { indicatorRoutes } from './indicator-routes.ts'
import { inward } from './inward.ts'
import { lastDeliveryRoutes } from './last-delivery-routes.ts'
import { limitRequests } from './limits.ts'
import { phoneRoutes } from './phone-routes.ts'
import { installProblems } from './problems.ts'
import { recordingRoutes } from './recording-routes.ts'
import { searchRoutes } from './search-routes.ts'
import { sessionRoutes } from './session-routes.ts'
import { supervisionRoutes } from './supervision-routes.ts'
import { syncRoutes } from './sync-routes.ts'
import { watchingRoutes } from './watching.ts'
import { workRoutes } from './work-routes.ts'

/** The centre's HTTP surface. The caller listens and closes; closing ends the live streams first. */
export async function buildApp(parts: AppParts): Promise<FastifyInstance> {
  const app = Fastify({
    bodyLimit: REQUEST_BYTES,
    // Anybody may write X-Forwarded-For: believed of everybody it would undo the limits by address.
    trustProxy: parts.proxies ?? false,
    loggerInstance: parts.log as FastifyBaseLogger, // one of pino's, whose type would otherwise stand in every route's
    // What has been asked is answered before the node ends; only connections that ask nothing are cut.
    forceCloseConnections: 'idle',
  })
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  installProblems(app)
  await limitRequests(app, parts.requestsPerMinute)
  await app.register(swagger, {
    openapi: { info: { title: 'Multicontacto central', version: '1' } },
    transform: jsonSchemaTransform,
  })
  await app.register(async (docs) => {
    docs.addHook('onRequest', inward(parts.metricsToken ?? null))
    await docs.register(swaggerUi, { routePrefix: '/docs' })
  })
  watchingRoutes(app, parts)
  await app.register(
    async (v1) => {
      sessionRoutes(v1, parts)
      syncRoutes(v1, parts)
      lastDeliveryRoutes(v1, parts)
      searchRoutes(v1, parts)
      workRoutes(v1, parts)
      indicatorRoutes(v1, parts)
      complianceRoutes(v1, parts)
      attachmentRoutes(v1, parts)
      supervisionRoutes(v1, parts)
      phoneRoutes(v1, parts)
      recordingRoutes(v1, parts)
      handOverRoutes(v1, parts)
    },
    { prefix: '/v1' },
  )
  const failed = (failure: unknown) => app.log.error({ err: failure }, 'live stream failed')
  const live = serveStreams(
    app.server,
    parts,
    {
      '/v1/live': liveStream(parts, parts.broker, failed),
      '/v1/board': boardStream(parts, parts.board, parts.broker, failed),
    },
    failed,
  )
  let closing = false
  app.addHook('preClose', async () => {
    closing = true
    live.close()
  })
  // What was asked before the end is answered, and its connection is not kept for more.
  app.addHook('onSend', async (_, reply) => {
    if (closing) reply.header('connection', 'close')
  })
  return app
}
