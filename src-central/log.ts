import pino, { type DestinationStream, type Logger } from 'pino'
import { writtenError } from '#shared/kernel/written-error.ts'

export type Log = Logger
export type LogLevel = 'info' | 'warn' | 'silent'

/**
 * What this node tells about itself, a JSON a line: routes, ids and codes. Nothing that people typed: neither bodies nor
 * addresses, tokens or what a database quotes in its complaints.
 * @param to where it is written; absent: the standard output's other half, stderr
 */
export const centreLog = (level: LogLevel, to: DestinationStream = pino.destination(2)): Log =>
  pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { err: writtenError, req: writtenRequest },
    },
    to,
  )

interface WrittenRequest {
  readonly method: string
  readonly route: string
}

/** The route as it is declared: an address that was asked for may carry anything. */
function writtenRequest(request: { method: string; routeOptions?: { url?: string } }): WrittenRequest {
  return { method: request.method, route: request.routeOptions?.url ?? 'unknown' }
}
