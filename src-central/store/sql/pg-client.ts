import { createHash } from 'node:crypto'
import pg from 'pg'
import type { SqlClient, SqlConnection } from './client.ts'

/**
 * A node that dies in the middle must not stop the others (docs/architecture.md, the centre's log). No JIT: what a log
 * that has just grown lets the planner fear took 11 ms to compile and 0.2 ms to run.
 */
const SETTINGS = '-c lock_timeout=5000 -c statement_timeout=2000 -c idle_in_transaction_session_timeout=2000 -c jit=off'

/** *cached plan must not change result type*, said as a feature that is not supported. */
const PLAN_OUTDATED = '0A000'

/** Statements are parsed and planned once a connection, under a name of their text. */
const names = new Map<string, string>()
function nameOf(text: string): string {
  const name = names.get(text) ?? createHash('sha256').update(text).digest('base64url')
  names.set(text, name)
  return name
}

const on = (connection: pg.Pool | pg.PoolClient): SqlConnection => ({
  async query<Row>(text: string, values: readonly unknown[] = []) {
    const result = await connection.query({ name: nameOf(text), text, values: [...values] })
    return result.rows as Row[] // the statement says which columns
  },
})

/**
 * PostgreSQL 15 or later. What a transaction asks for at once travels at once (pipelining), and is done in that order.
 * @param url as in DATABASE_URL
 * @param failed told of connections that broke while idle; the pool replaces them
 */
export function pgClient(url: string, failed: (failure: unknown) => void, connections = 10): SqlClient {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    keepAlive: true,
    options: SETTINGS,
    pipeline: true,
  })
  pool.on('error', failed)
  // The pool listens to idle connections alone: one that breaks in a transaction, between two queries, would end the node.
  pool.on('connect', (connection) => connection.on('error', failed))
  return {
    ...on(pool),
    async transaction(isolation, work) {
      const connection = await pool.connect()
      let broken: Error | undefined
      try {
        // Sent with the first statement, answered before it.
        const begun = connection.query(`begin isolation level ${isolation}`)
        const [result] = await Promise.all([work(on(connection)), begun])
        await connection.query('commit')
        return result
      } catch (failure) {
        await connection.query('rollback').catch((again: Error) => {
          broken = again
        })
        // Another node has migrated: what this connection has planned holds no longer.
        if (failure instanceof pg.DatabaseError && failure.code === PLAN_OUTDATED) broken ??= failure
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
