import type { Console } from '#shared/console/contract.ts'
import type { Person } from '#shared/console/session.ts'

/** Who is at the console; null: nobody. */
export const personHere = (console: Console): Promise<Person | null> =>
  new Promise((known) => {
    const stop = console.watchSession((session) => {
      known('person' in session ? session.person : null)
      // It may have been told before there is a way to stop.
      queueMicrotask(() => stop())
    })
  })
