import { randomUUID } from 'node:crypto'
import { isServiceVerb, Request, type Response, type ServedConsole } from '#shared/console/contract.ts'
import { isQueryName } from '#shared/console/queries.ts'
import { writtenError } from '#shared/kernel/written-error.ts'

/** One renderer's end of the contract, whatever carries it. */
export interface ConsolePort {
  post(response: Response): void
  onMessage(hear: (message: unknown) => void): void
  onClose(closed: () => void): void
}

/**
 * Serves the contract to one renderer. Every message is parsed here, once; one that is none of ours is dropped and
 * logged. What fails answers with the id under which it was logged, never with its insides.
 */
export function serveConsole(
  port: ConsolePort,
  console: ServedConsole,
  log: (entry: Readonly<Record<string, unknown>>) => void,
): void {
  const watching = new Map<number, () => void>()

  const fault = (call: number, failure: unknown): void => {
    const logged = randomUUID()
    log({
      level: 'error',
      id: logged,
      err: writtenError(failure),
    })
    port.post({ call, type: 'fault', logged })
  }
  const watch = (call: number, start: () => () => void): void => {
    watching.get(call)?.()
    try {
      watching.set(call, start())
    } catch (failure) {
      fault(call, failure)
    }
  }
  port.onClose(() => {
    for (const stop of watching.values()) stop()
    watching.clear()
  })
  port.onMessage((message) => {
    const parsed = Request.safeParse(message)
    if (!parsed.success) return log({ level: 'warn', what: 'a message that is none of the contract' })
    const request = parsed.data
    const { call } = request
    const next = (value: unknown) => port.post({ call, type: 'next', value })
    const answer = <T>(
      work: Promise<T>,
      response: (value: T) => Response = (value) => ({ call, type: 'answer', value }),
    ) =>
      void work.then(
        (value) => port.post(response(value)),
        (failure) => fault(call, failure),
      )
    switch (request.verb) {
      case 'dispatch':
        return answer(console.dispatch(request.name, request.payload, request.id))
      case 'query':
        if (!isQueryName(request.name)) return fault(call, new Error(`there is no query ${request.name}`))
        return answer(console.query(request.name, request.parameters as never), (json) => ({
          call,
          type: 'answer',
          json,
        })) // parsed by the store, by the query's own shape
      case 'watch': {
        const { name, parameters } = request
        if (!isQueryName(name)) return fault(call, new Error(`there is no query ${name}`))
        return watch(
          call,
          () => console.watch(name, parameters as never, (json) => port.post({ call, type: 'next', json })), // parsed by the console, as above
        )
      }
      case 'watchSession':
        return watch(call, () => console.watchSession(next))
      case 'watchBoard':
        return watch(call, () => console.watchBoard(next))
      case 'unwatch':
        watching.get(call)?.()
        watching.delete(call)
        return
      case 'service':
        if (!isServiceVerb(request.name)) return fault(call, new Error(`there is no service ${request.name}`))
        return answer(console.call(request.name, request.parameters as never)) // parsed by the console, by the verb's own shape
    }
  })
}
