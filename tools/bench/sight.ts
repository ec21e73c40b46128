import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { WebSocket } from 'ws'
import { PASSWORD, testCentre } from '#tests/support/centre.ts'
import { newId, testConsole } from '#tests/support/console.ts'
import { startPostgres } from '#tests/support/postgres.ts'
import { type BenchRow, compared, informed, interleaved, quantile } from './measure.ts'
import { sightFloor } from './sight-floor.ts'

const TURNS = 150
const WARM_UP = 15
const FLOOR = 'the bare chain of the same durable steps (two stores, PostgreSQL, HTTP, WebSocket) against the same echo'

/** A WebSocket echo in a process of its own, and one exchange with it. */
async function echo(): Promise<{ exchange(): Promise<void>; stop(): Promise<void> }> {
  const child = fork(join(import.meta.dirname, 'echo-server.mjs'))
  const [port] = (await once(child, 'message')) as [number] // the server's first word
  const socket = new WebSocket(`ws://127.0.0.1:${port}`)
  await once(socket, 'open')
  const payload = JSON.stringify({ text: 'x'.repeat(600) })
  return {
    async exchange() {
      const heard = once(socket, 'message')
      socket.send(payload)
      await heard
    },
    async stop() {
      socket.close()
      child.kill('SIGKILL')
      await once(child, 'exit')
    },
  }
}

/**
 * From a save at one console to its sight at another (store, push, PostgreSQL with fsync, live stream, pull, watch) against
 * a bare WebSocket echo between processes.
 */
export async function bench(): Promise<BenchRow[]> {
  const postgres = await startPostgres({ fsync: true })
  const centre = await testCentre({ database: postgres.url })
  const [writer, reader] = [testConsole(centre.url), testConsole(centre.url)]
  for (const [console, login] of [
    [writer, 'luis'],
    [reader, 'carmen'],
  ] as const) {
    const answer = await console.call('session.signIn', { login, password: PASSWORD })
    if (!answer.ok) throw new Error(answer.error.code)
  }
  await reader.until('directory.users', {}, (all) => all.length > 1)
  await writer.until('directory.users', {}, (all) => all.length > 1)
  const peer = await echo()
  const see = async () => {
    const customerId = newId()
    const name = `Visto ${customerId}`
    const seen = new Promise<void>((resolve) => {
      const stop = reader.watch('customers.get', { id: customerId as never }, (found) => {
        if (found === null) return
        setImmediate(() => stop())
        resolve()
      })
    })
    await writer.act('customer.create', {
      customerId,
      type: 'company',
      name,
      identifiers: [],
      phones: [],
      emails: [],
      city: '',
      notes: '',
    })
    await seen
  }
  const { ours, peer: bare } = await interleaved({ ours: see, peer: () => peer.exchange() }, TURNS, WARM_UP)
  const floor = await sightFloor(postgres.url)
  const { ours: least } = await interleaved({ ours: floor.chain, peer: () => peer.exchange() }, TURNS, WARM_UP)
  await floor.stop()
  await peer.stop()
  for (const console of [writer, reader]) {
    await console.stop()
    console.remove()
  }
  await centre.close()
  await postgres.stop()
  return [
    compared('from a save to its sight at another console, p50', 'ms', quantile(ours, 0.5), quantile(bare, 0.5), 5),
    compared('from a save to its sight at another console, p99', 'ms', quantile(ours, 0.99), quantile(bare, 0.99), 10),
    informed(`${FLOOR}, p50`, 'ms', quantile(least, 0.5), quantile(bare, 0.5)),
    informed(`${FLOOR}, p99`, 'ms', quantile(least, 0.99), quantile(bare, 0.99)),
  ]
}
