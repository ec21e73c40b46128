import { createHash } from 'node:crypto'
import type { Socket } from 'node:net'
import pg from 'pg'
import { BrokenConnection, type SqlClient, type SqlConnection } from './client.ts'

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

/** The socket under a connection, which `pg` does not name in its types. */
const socketOf = (connection: pg.PoolClient): Socket =>
  (connection as unknown as { connection: { stream: Socket } }).connection.stream // pg 8, lib/client.js

/** What is asked in one turn goes to the socket as one piece: a write costs as much as the statement that it carries. */
function inOnePiece(connection: pg.PoolClient): () => void {
  const socket = socketOf(connection)
  let corked = false
  return () => {
    if (corked) return
    corked = true
    socket.cork()
    process.nextTick(() => {
      corked = false
      socket.uncork()
    })
  }
}

/**
 * The driver tells of a broken connection with the codes of Node (`ECONNREFUSED`) or with none (*Connection terminated
 * unexpectedly*): whatever it says that is neither PostgreSQL's word nor a fault of the program.
 */
const overConnection = <T>(answer: Promise<T>): Promise<T> =>
  answer.catch((failure: unknown) => {
    const known = failure instanceof pg.DatabaseError || failure instanceof TypeError || failure instanceof RangeError
    if (known || !(failure instanceof Error)) throw failure
    throw new BrokenConnection(failure.message, { cause: failure })
  })

/** @param asking told of every question with its answer to come, before it is sent */
const on = (
  connection: pg.Pool | pg.PoolClient,
  asking: (ask: () => Promise<pg.QueryResult>) => Promise<pg.QueryResult> = (ask) => overConnection(ask()),
): SqlConnection => ({
  async query<Row>(text: string, values: readonly unknown[] = []) {
    const result = await asking(() => connection.query({ name: nameOf(text), text, values: [...values] }))
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
  const connect = () => overConnection(pool.connect())
  return {
    ...on(pool),
    async transaction(isolation, work) {
      const connection = await connect()
      const gather = inOnePiece(connection)
      const asked: Promise<pg.QueryResult>[] = []
      const asking = (ask: () => Promise<pg.QueryResult>) => {
        gather()
        const answer = overConnection(ask())
        asked.push(answer)
        return answer
      }
      // Sent with the first statement, answered before it; its failure is that of those behind it.
      asking(() => connection.query(`begin isolation level ${isolation}`)).catch(() => {})
      try {
        const result = await work(on(connection, asking))
        // After a statement that failed PostgreSQL takes the commit for a rollback.
        const ended = asking(() => connection.query('commit')).then(() => Promise.all(asked))
        // What has only read has nothing to wait for at its end.
        if (isolation === 'repeatable read') void ended.then(() => connection.release(), connection.release)
        else {
          await ended
          connection.release()
        }
        return result
      } catch (failure) {
        connection.release(await rolledBack(connection, failure))
        throw failure
      }
    },
    async script(text) {
      const connection = await connect()
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

/** @returns why the connection is not to be used again; undefined: it may be */
async function rolledBack(connection: pg.PoolClient, failure: unknown): Promise<Error | undefined> {
  try {
    await connection.query('rollback')
  } catch (again) {
    return again instanceof Error ? again : new Error('the rollback failed', { cause: again })
  }
  // Another node has migrated: what this connection has planned holds no longer.
  return failure instanceof pg.DatabaseError && failure.code === PLAN_OUTDATED ? failure : undefined
}
