import { useMemo } from 'react'
import type { Console } from '#shared/console/contract.ts'
import type { Rejection, Result } from '#shared/kernel/result.ts'
import { faultAsRefusal, newId, useConsole } from './console.ts'

/** Resolves when the console is no longer locked, with whether its session goes on. */
const unlocked = (console: Console): Promise<boolean> =>
  new Promise((resolve) => {
    let stop = () => {}
    let over = false
    stop = console.watchSession(({ state }) => {
      if (over || state === 'locked') return
      over = true
      // May be told before the watch is known here.
      queueMicrotask(() => stop())
      resolve(state === 'open')
    })
  })

/** Asks again after each unlock, for as long as it is the lock that refuses. */
async function afterLock<T>(console: Console, ask: () => Promise<Result<T, Rejection>>): Promise<Result<T, Rejection>> {
  for (;;) {
    const answer = await ask()
    if (answer.ok || answer.error.code !== 'session.locked' || !(await unlocked(console))) return answer
  }
}

/**
 * The console for work that goes on without its person (an import, a registration at the limit): what it gives and asks while
 * the console is locked waits for the unlock, and is no refusal. Another person's session gets none of it.
 */
export const whenUnlocked = (console: Console): Console => ({
  ...console,
  dispatch: (name, payload, id = newId()) => afterLock(console, () => console.dispatch(name, payload, id)),
  call: (verb, parameters) => afterLock(console, () => console.call(verb, parameters)),
})

/** The console of long work, as {@link whenUnlocked}; a fault of the services comes as `console.fault`. */
export function useLongConsole(): Console {
  const console = useConsole()
  return useMemo(() => {
    const waiting = whenUnlocked(console)
    return {
      ...waiting,
      dispatch: (...given) => waiting.dispatch(...given).catch(faultAsRefusal),
      call: (...given) => waiting.call(...given).catch(faultAsRefusal),
    }
  }, [console])
}

/** Gives the commands of long work. */
export const useLongDispatch = (): Console['dispatch'] => useLongConsole().dispatch
