import type { Result } from '../kernel/result.ts'
import type { Console, Request, Response } from './contract.ts'
import type { QueryResults } from './queries.ts'
import { sharedWatches } from './shared-watches.ts'

/** What a transport gives: a way to post and a way to hear; both keep the order. */
export interface ConsoleTransport {
  post(request: Request): void
  onMessage(hear: (response: Response) => void): void
  /** Called whenever the transport is usable again: watches are asked for anew. */
  onOpen(opened: () => void): void
}

/** An unexpected fault of the console's services; what a person typed is still in the form. */
export class ConsoleFault extends Error {
  readonly logged: string
  constructor(logged: string) {
    super(`the console failed; logged as ${logged}`)
    this.logged = logged
  }
}

interface Pending {
  readonly request: Request
  readonly resolve: (value: never) => void
  readonly reject: (fault: Error) => void
}

const readValue = (response: Exclude<Response, { type: 'fault' }>): unknown =>
  'json' in response ? JSON.parse(response.json) : response.value

/**
 * The contract over any transport. Calls that were under way when the transport was lost are posted again with the same
 * call number and command id, so that a repeated dispatch is one command.
 */
export function consoleClient(transport: ConsoleTransport, newCommandId: () => string): Console {
  let calls = 0
  const pending = new Map<number, Pending>()
  const watching = new Map<number, { request: Request; show: (value: never) => void }>()

  transport.onMessage((response) => {
    if (response.type === 'next') return watching.get(response.call)?.show(readValue(response) as never) // typed by the watch's own signature
    const call = pending.get(response.call)
    pending.delete(response.call)
    if (response.type === 'fault') call?.reject(new ConsoleFault(response.logged))
    else call?.resolve(readValue(response) as never) // typed by the call's own signature
  })
  transport.onOpen(() => {
    for (const { request } of watching.values()) transport.post(request)
    for (const { request } of pending.values()) transport.post(request)
  })

  const ask = <T>(request: Request): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      pending.set(request.call, { request, resolve: resolve as Pending['resolve'], reject }) // T is what this verb answers
      transport.post(request)
    })
  const watch = (request: Request, show: (value: never) => void) => {
    watching.set(request.call, { request, show })
    transport.post(request)
    return () => {
      watching.delete(request.call)
      transport.post({ call: request.call, verb: 'unwatch' })
    }
  }

  const shared = sharedWatches<object>((name, parameters, show) =>
    watch({ call: ++calls, verb: 'watch', name, parameters }, show),
  )

  return {
    dispatch: (name, payload, id) =>
      ask({
        call: ++calls,
        verb: 'dispatch',
        name,
        payload,
        id: (id ?? newCommandId()) as Extract<Request, { verb: 'dispatch' }>['id'],
      }), // parsed at the other side
    query: (name, parameters) => ask({ call: ++calls, verb: 'query', name, parameters }),
    watch: (name, parameters, show) => shared.watch(name, parameters, show as (answer: unknown) => void), // as the query answers
    latest: (name, parameters) => shared.latest(name, parameters) as QueryResults[typeof name] | undefined, // as the watch was shown
    watchSession: (show) => watch({ call: ++calls, verb: 'watchSession' }, show),
    watchBoard: (show) => watch({ call: ++calls, verb: 'watchBoard' }, show),
    call: (name, parameters) => ask<Result<never, never>>({ call: ++calls, verb: 'service', name, parameters }),
  }
}
