import { createContext, use, useCallback, useEffect, useState } from 'react'
import { ConsoleFault } from '#shared/console/client.ts'
import type { Console, Dispatched, ServiceAnswers, ServiceVerb } from '#shared/console/contract.ts'
import type { QueryName, QueryParameters, QueryResults } from '#shared/console/queries.ts'
import type { SessionState } from '#shared/console/session.ts'
import { uuidv7 } from '#shared/kernel/ids.ts'
import { type Rejection, type Result, reject } from '#shared/kernel/result.ts'

/** The console's services, given once at the top. */
export const ConsoleContext = createContext<Console | null>(null)

export function useConsole(): Console {
  const console = use(ConsoleContext)
  if (console === null) throw new Error('a screen outside of ConsoleContext')
  return console
}

/** A new id: of a document that a form begins, of a command, of an entry. */
export const newId = (): string => uuidv7(Date.now(), crypto.getRandomValues(new Uint8Array(10)))

/**
 * The live answer of a query: at once from the local store, and again whenever what it reads has changed.
 * @param parameters null asks nothing
 * @param keep goes on showing the last answer while the next parameters' is on its way (lists that are being filtered)
 * @returns undefined until the first answer
 */
export function useWatch<Q extends QueryName>(
  name: Q,
  parameters: QueryParameters<Q> | null,
  keep: 'keep' | 'blank' = 'blank',
): QueryResults[Q] | undefined {
  const console = useConsole()
  const key = parameters === null ? null : JSON.stringify(parameters)
  const [shown, setShown] = useState<{ key: string; answer: QueryResults[Q] }>()
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` is the parameters' value; their identity changes with every render
  useEffect(() => {
    if (parameters === null || key === null) return
    return console.watch(name, parameters, (answer) => setShown({ key, answer }))
  }, [console, name, key])
  if (parameters === null) return undefined
  if (shown?.key === key) return shown.answer
  return console.latest(name, parameters) ?? (keep === 'keep' ? shown?.answer : undefined)
}

/** The session as the services say it; undefined until they have been heard. */
export function useSessionState(): SessionState | undefined {
  const console = useConsole()
  const [state, setState] = useState<SessionState>()
  useEffect(() => console.watchSession(setState), [console])
  return state
}

/** A fault of the machine shown like a refusal: what was typed stays in its form. @throws what is no fault of it */
export const faultAsRefusal = (fault: unknown): Result<never, Rejection> => {
  if (fault instanceof ConsoleFault) return reject('console.fault', { logged: fault.logged })
  throw fault
}

/** Gives commands. Never throws for what a person can cause; a fault of the services comes as `console.fault`. */
export function useDispatch(): (name: string, payload: unknown, id?: string) => Promise<Result<Dispatched, Rejection>> {
  const console = useConsole()
  return useCallback(
    (name, payload, id) => console.dispatch(name, payload, id ?? newId()).catch(faultAsRefusal),
    [console],
  )
}

/** Calls a service; as {@link useDispatch} for faults. */
export function useService(): <V extends ServiceVerb>(
  verb: V,
  parameters: Parameters<Console['call']>[1] & object,
) => Promise<Result<ServiceAnswers[V], Rejection>> {
  const console = useConsole()
  return useCallback(
    <V extends ServiceVerb>(verb: V, parameters: object) =>
      // The union of all verbs' parameters is narrowed by the caller's literal verb.
      console.call(verb, parameters as Parameters<typeof console.call<V>>[1]).catch(faultAsRefusal),
    [console],
  )
}
