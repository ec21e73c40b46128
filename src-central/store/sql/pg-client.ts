import pg from 'pg'
import type { SqlClient, SqlConnection } from './client.ts'

/**
 * A node that dies in the middle must not stop the others (docs/architecture.md, the centre's log). No JIT: what a log
 * that has just grown lets the planner fear took 11 ms to compile and 0.2 ms to run.
 */
const SETTINGS = '-c lock_timeout=5000 -c statement_timeout=2000 -c idle_in_transaction_session_timeout=2000 -c jit=off'

const on = (connection: pg.Pool | pg.PoolClient): SqlConnection => ({
  async query<Row>(text: string, values: readonly unknown[] = []) {
    const result = await connection.query(text, [...values])
    return result.rows as Row[] // the statement says which columns
  },
})

/**
 * PostgreSQL 15 or later.
 * @param url as in DATABASE_URL
 * @param failed told of connections that broke while idle; the pool replaces them
 */
export function pgClient(url: string, failed: (failure: unknown) => void, connections = 10): SqlClient {
  const pool = new pg.Pool({ connectionString: url, max: connections, keepAlive: true, options: SETTINGS })
  pool.on('error', failed)
  // The pool listens to idle connections alone: one that breaks in a transaction, between two queries, would end the node.
  pool.on('connect', (connection) => connection.on('error', failed))
  return {
    ...on(pool),
    async transaction(isolation, work) {
      const connection = await pool.connect()
      let broken: Error | undefined
      try {
        await connection.query(`begin isolation level ${isolation}`)
        const result = await work(on(connection))
        await connection.query('commit')
        return result
      } catch (failure) {
        await connection.query('rollback').catch((again: Error) => {
          broken = again
        })
        throw failure
      } finally {
        connection.release(broken)
      }
    },
    async script(text) {
      const connection = await pool.connect()
      try {
        await connection.query('set statement_timeout = 0')
        await connection.query(text)
      } finally {
        connection.release(true)
      }
    },
    close: () => pool.end(),
  }
}
