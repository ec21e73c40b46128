import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { type Broker, localBroker } from './broker.ts'

const LIVE_CHANNEL = 'multicontacto_news'
/** Of the board alone: what is said there every second must not wake whoever waits for documents. */
export const BOARD_CHANNEL = 'multicontacto_board'
/** NOTIFY carries at most 8,000 bytes; longer news says only that there is some. */
const LONGEST = 7_500
const EVERYTHING = '*'
const AGAIN_MS = 1_000
/** News is no data: its commit waits for no disk. */
const SETTINGS = '-c synchronous_commit=off'

/**
 * Between nodes on one PostgreSQL, by LISTEN and NOTIFY on a connection of its own, which is taken up again when lost.
 * Who listens at this very node is told at once, and not again when the database says the same.
 * @param failed told of every loss
 */
export async function postgresBroker(
  url: string,
  failed: (failure: unknown) => void,
  channel = LIVE_CHANNEL,
): Promise<Broker> {
  const local = localBroker()
  const node = randomUUID()
  let closed = false
  let client: pg.Client | null = null
  let timer: NodeJS.Timeout | undefined

  async function listen(): Promise<void> {
    const next = new pg.Client({ connectionString: url, keepAlive: true, options: SETTINGS })
    next.on('notification', ({ payload }) => {
      const [from, by, ...scopes] = (payload ?? '').split('\n')
      if (from !== node) local.publish(new Set(scopes), by)
    })
    // A connection that breaks may say so twice; it is replaced once.
    let broken = false
    next.on('error', (failure) => {
      failed(failure)
      if (broken) return
      broken = true
      if (client === next) client = null
      again()
    })
    try {
      await next.connect()
      await next.query(`listen ${channel}`)
    } catch (failure) {
      broken = true
      await next.end().catch(() => {})
      throw failure
    }
    client = next
    // Whatever was said meanwhile was missed.
    local.publish(new Set([EVERYTHING]))
  }
  /** Until it is there again, however long that takes. */
  function again(): void {
    if (closed) return
    timer = setTimeout(() => {
      listen().catch((failure) => {
        failed(failure)
        again()
      })
    }, AGAIN_MS)
  }
  await listen()
  return {
    publish(scopes, by) {
      local.publish(scopes, by)
      const payload = [...scopes].join('\n')
      const text = payload.length > LONGEST ? EVERYTHING : payload
      client?.query('select pg_notify($1, $2)', [channel, `${node}\n${by ?? ''}\n${text}`]).catch(failed)
    },
    subscribe: local.subscribe,
    async close() {
      closed = true
      clearTimeout(timer)
      await client?.end()
    },
  }
}
