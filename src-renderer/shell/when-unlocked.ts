import { useMemo } from 'react'
import type { Console } from '#shared/console/contract.ts'
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

/**
 * The console for work that goes on without its person (an import, a registration at the limit): what it gives while the
 * console is locked waits for the unlock, and is no refusal. Another person's session gets none of it.
 */
export const whenUnlocked = (console: Console): Console => ({
  ...console,
  async dispatch(name, payload, id = newId()) {
    for (;;) {
      const answer = await console.dispatch(name, payload, id)
      if (answer.ok || answer.error.code !== 'session.locked' || !(await unlocked(console))) return answer
    }
  },
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
