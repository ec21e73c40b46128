import { timingSafeEqual } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'

const LOOPBACK = /^(::ffff:)?127\.|^::1$/
/** What a proxy adds: then it is somebody else's request, wherever the proxy stands. */
const FORWARDED = ['x-forwarded-for', 'forwarded', 'x-real-ip', 'via']

/** From a program of this machine itself, through no proxy. */
const isFromHere = ({ raw, headers }: FastifyRequest): boolean =>
  LOOPBACK.test(raw.socket.remoteAddress ?? '') && FORWARDED.every((name) => headers[name] === undefined)

function hasToken({ headers }: FastifyRequest, token: string | null): boolean {
  if (token === null) return false
  const given = Buffer.from(headers.authorization ?? '')
  const wanted = Buffer.from(`Bearer ${token}`)
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}

/**
 * A hook for what only those who keep the centre alive need: how many customers there are, what waits, what can be asked
 * for. For everybody else there is nothing there.
 * @param token by which it may be asked from elsewhere (`METRICS_TOKEN`); null: only from this machine
 */
export const inward =
  (token: string | null) =>
  async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    if (!isFromHere(request) && !hasToken(request, token)) reply.callNotFound()
  }
