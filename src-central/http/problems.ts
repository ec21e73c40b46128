import type { FastifyError, FastifyInstance, FastifyReply } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import type { Rejection } from '#shared/kernel/result.ts'
import { isPassing } from '../sync/retry.ts'

/** Answers with problem details (RFC 9457): a code that the console has a sentence for, and nothing of our insides. */
export function problem(reply: FastifyReply, status: number, { code, facts }: Rejection): FastifyReply {
  const body = {
    type: `urn:multicontacto:${code}`,
    title: code,
    status,
    code,
    ...(facts === undefined ? {} : { facts }),
  }
  return reply.code(status).type('application/problem+json').send(body)
}

/** What a handler throws is a bug or broken machinery: logged with its place, told as a code. */
export function installProblems(app: FastifyInstance): void {
  app.setErrorHandler((failure: FastifyError, request, reply) => {
    if (hasZodFastifySchemaValidationErrors(failure))
      return problem(reply, 400, {
        code: 'request.malformed',
        facts: { field: failure.validation[0]?.instancePath ?? '' },
      })
    if (failure.statusCode === 429) return problem(reply, 429, { code: 'request.tooMany' })
    if (failure.statusCode !== undefined && failure.statusCode < 500)
      return problem(reply, failure.statusCode, { code: 'request.malformed' })
    request.log.error({ route: request.routeOptions.url, err: failure }, 'request failed')
    return problem(reply, isPassing(failure) ? 503 : 500, {
      code: isPassing(failure) ? 'centre.busy' : 'centre.failed',
    })
  })
  app.setNotFoundHandler((_, reply) => problem(reply, 404, { code: 'request.unknown' }))
}
