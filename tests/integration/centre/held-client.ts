import type { SqlClient } from '#central/store/sql/client.ts'

/** Where a transaction stands: before its statement of this number, from 0; `commit` is the last. */
export interface Moment {
  readonly statement: number
  readonly what: 'commit' | string
}

/** A client whose transactions ask before every statement, and before the commit, whether they may go on. */
export const heldClient = (client: SqlClient, mayGoOn: (moment: Moment) => Promise<void>): SqlClient => ({
  ...client,
  transaction: (isolation, work) =>
    client.transaction(isolation, async (connection) => {
      let statement = 0
      // What is asked at once is done in that order, also when one of it is kept waiting.
      let last: Promise<unknown> = Promise.resolve()
      const result = await work({
        query<Row>(text: string, values?: readonly unknown[]) {
          const done = last.then(async () => {
            await mayGoOn({ statement: statement++, what: text })
            return connection.query<Row>(text, values)
          })
          last = done.catch(() => {})
          return done
        },
      })
      await mayGoOn({ statement, what: 'commit' })
      return result
    }),
})

/** Lets everything through but one transaction, which it keeps before its statement of a number until released. */
export interface Hold {
  readonly mayGoOn: (moment: Moment) => Promise<void>
  /** Resolves when the transaction stands there. */
  readonly reached: Promise<void>
  release(): void
}

export function holdBefore(statement: number): Hold {
  const reached = Promise.withResolvers<void>()
  const released = Promise.withResolvers<void>()
  let used = false
  return {
    async mayGoOn(moment) {
      if (used || moment.statement !== statement) return
      used = true
      reached.resolve()
      await released.promise
    },
    reached: reached.promise,
    release: () => released.resolve(),
  }
}
