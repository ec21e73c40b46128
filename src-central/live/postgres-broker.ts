import pg from 'pg'
import { type Broker, localBroker } from './broker.ts'

const CHANNEL = 'multicontacto_live'
/** NOTIFY carries at most 8,000 bytes; longer news says only that there is some. */
const LONGEST = 7_500
const EVERYTHING = '*'
const AGAIN_MS = 1_000

/**
 * Between nodes on one PostgreSQL, by LISTEN and NOTIFY on a connection of its own, which is taken up again when lost.
 * @param failed told of every loss
 */
export async function postgresBroker(url: string, failed: (failure: unknown) => void): Promise<Broker> {
  const local = localBroker()
  let closed = false
  let client: pg.Client | null = null

  async function listen(): Promise<void> {
    const next = new pg.Client({ connectionString: url, keepAlive: true })
    next.on('notification', ({ payload }) => local.publish(new Set((payload ?? EVERYTHING).split('\n'))))
    next.on('error', (failure) => {
      failed(failure)
      client = null
      if (!closed) setTimeout(() => listen().catch(failed), AGAIN_MS)
    })
    await next.connect()
    await next.query(`listen ${CHANNEL}`)
    client = next
    // Whatever was said meanwhile was missed.
    local.publish(new Set([EVERYTHING]))
  }
  await listen()
  return {
    publish(scopes) {
      const payload = [...scopes].join('\n')
      const text = payload.length > LONGEST ? EVERYTHING : payload
      if (client === null) local.publish(scopes)
      else client.query('select pg_notify($1, $2)', [CHANNEL, text]).catch(failed)
    },
    subscribe: local.subscribe,
    async close() {
      closed = true
      await client?.end()
    },
  }
}
