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
      const result = await work({
        async query(text, values) {
          await mayGoOn({ statement: statement++, what: text })
          return connection.query(text, values)
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
