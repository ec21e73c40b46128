import { type Dispatcher, request as httpRequest } from 'undici'
import { z } from 'zod'
import type { LastDelivery } from '#shared/sync/last-delivery.ts'
import { type CentrePort, CommonHeadResponse, PullResponse, PushResponse } from '#shared/sync/protocol.ts'
import { CentreProblem, CentreUnreachable } from './centre-errors.ts'

/** The centre's sync routes; the two last ones need no session, because their request is signed. */
export interface HttpCentre extends CentrePort {
  lastPush(signed: LastDelivery): Promise<PushResponse>
  lastCommonHead(signed: LastDelivery): Promise<CommonHeadResponse>
}

/** Problem details (RFC 9457) as far as this side reads them. */
const Problem = z.object({ code: z.string() })

const TIMEOUT_MS = 30_000

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
  async function send(path: string, body: unknown, bearer: string | null) {
    try {
      const response = await httpRequest(`${base}/v1${path}`, {
        method: 'POST',
        dispatcher,
        headers: {
          'content-type': 'application/json',
          ...(bearer === null ? {} : { authorization: `Bearer ${bearer}` }),
        },
        body: JSON.stringify(body),
        headersTimeout: TIMEOUT_MS,
        bodyTimeout: TIMEOUT_MS,
      })
      return { status: response.statusCode, body: await response.body.text() }
    } catch (failure) {
      throw new CentreUnreachable('no answer from the centre', { cause: failure })
    }
  }
  async function ask<T>(path: string, body: unknown, shape: z.ZodType<T>): Promise<T> {
    const bearer = await token(null)
    let answer = await send(path, body, bearer)
    if (answer.status === 401) answer = await send(path, body, await token(bearer))
    return read(answer, shape)
  }
  function read<T>(answer: { readonly status: number; readonly body: string }, shape: z.ZodType<T>): T {
    if (answer.status >= 500 || answer.status === 429)
      throw new CentreUnreachable(`the centre answered ${answer.status}`)
    if (answer.status !== 200) {
      const problem = Problem.safeParse(parseJson(answer.body))
      throw new CentreProblem(answer.status, problem.success ? problem.data.code : 'centre.unknownProblem')
    }
    return shape.parse(parseJson(answer.body))
  }
  return {
    push: (request) => ask('/push', request, PushResponse),
    pull: (request) => ask('/pull', request, PullResponse),
    commonHead: (request) => ask('/common-head', request, CommonHeadResponse),
    lastPush: async (signed) => read(await send('/last-delivery', signed, null), PushResponse),
    lastCommonHead: async (signed) => read(await send('/last-delivery', signed, null), CommonHeadResponse),
  }
}

/** What a proxy's error page or a cut answer contains is no JSON, and then no answer of the centre. */
function parseJson(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch (failure) {
    throw new CentreUnreachable('the answer is not the centre’s', { cause: failure })
  }
}
