import { type Dispatcher, request as httpRequest } from 'undici'
import { z } from 'zod'
import { type AttachmentCentre, PieceAnswer, StandingResponse } from '#shared/attachments/protocol.ts'
import type { LastDelivery } from '#shared/sync/last-delivery.ts'
import { type CentrePort, CommonHeadResponse, PullResponse, PushResponse } from '#shared/sync/protocol.ts'
import { ANSWER_WITHIN_MS } from '#shared/sync/waits.ts'
import { CentreProblem, CentreUnreachable } from './centre-errors.ts'

/** The centre's sync routes; those of the last delivery need no session, because their request is signed. */
export interface HttpCentre extends CentrePort {
  readonly attachments: AttachmentCentre
  last<T>(signed: LastDelivery, shape: z.ZodType<T>): Promise<T>
}

/** Problem details (RFC 9457) as far as this side reads them. */
const Problem = z.object({ code: z.string() })

const JSON_BODY = 'application/json'
const BYTES_BODY = 'application/octet-stream'

interface Answered {
  readonly status: number
  readonly body: Uint8Array
}

/**
 * The centre over HTTP.
 * @param token gives an access token; called again with the one that was refused when the centre answers 401
 * @param dispatcher carries the proxy and the certificates of this workstation
 */
export function httpCentre(
  base: string,
  dispatcher: Dispatcher,
  token: (refused: string | null) => Promise<string | null>,
): HttpCentre {
  async function send(
    method: 'POST' | 'PUT',
    path: string,
    body: string | Uint8Array,
    bearer: string | null,
  ): Promise<Answered> {
    try {
      const response = await httpRequest(`${base}/v1${path}`, {
        method,
        dispatcher,
        headers: {
          'content-type': typeof body === 'string' ? JSON_BODY : BYTES_BODY,
          ...(bearer === null ? {} : { authorization: `Bearer ${bearer}` }),
        },
        body,
        headersTimeout: ANSWER_WITHIN_MS,
        bodyTimeout: ANSWER_WITHIN_MS,
      })
      return { status: response.statusCode, body: new Uint8Array(await response.body.arrayBuffer()) }
    } catch (failure) {
      throw new CentreUnreachable('no answer from the centre', { cause: failure })
    }
  }
  async function asked(method: 'POST' | 'PUT', path: string, body: string | Uint8Array): Promise<Answered> {
    const bearer = await token(null)
    const answer = await send(method, path, body, bearer)
    return answer.status === 401 ? send(method, path, body, await token(bearer)) : answer
  }
  const ask = async <T>(path: string, body: unknown, shape: z.ZodType<T>): Promise<T> =>
    read(await asked('POST', path, JSON.stringify(body)), shape)
  return {
    push: (request) => ask('/push', request, PushResponse),
    pull: (request) => ask('/pull', request, PullResponse),
    commonHead: (request) => ask('/common-head', request, CommonHeadResponse),
    attachments: {
      standing: async (files) => (await ask('/attachments/standing', { asked: files }, StandingResponse)).standing,
      async put({ caseId, id, command, start }, bytes) {
        const place = new URLSearchParams({ caseId, id, command, start: `${start}` })
        return read(await asked('PUT', `/attachments/piece?${place}`, bytes), PieceAnswer)
      },
      async read(request) {
        const answer = await asked('POST', '/attachments/read', JSON.stringify(request))
        return answer.status === 404 ? null : whole(answer)
      },
    },
    last: async (signed, shape) => read(await send('POST', '/last-delivery', JSON.stringify(signed), null), shape),
  }
}

/** @throws CentreUnreachable, CentreProblem: anything but what was asked for */
function whole({ status, body }: Answered): Uint8Array {
  if (status >= 500 || status === 429) throw new CentreUnreachable(`the centre answered ${status}`)
  if (status === 200) return body
  // Said by whatever stands before the centre as well, and then in words of its own.
  if (status === 413) throw new CentreProblem(status, 'request.tooLong')
  const problem = Problem.safeParse(parseJson(body))
  throw new CentreProblem(status, problem.success ? problem.data.code : 'centre.unknownProblem')
}

const read = <T>(answer: Answered, shape: z.ZodType<T>): T => shape.parse(parseJson(whole(answer)))

/** What a proxy's error page or a cut answer contains is no JSON, and then no answer of the centre. */
function parseJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body))
  } catch (failure) {
    throw new CentreUnreachable('the answer is not the centre’s', { cause: failure })
  }
}
