import { createServer, type Server, type Socket } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { isPassing } from '../../sync/retry.ts'
import { pgClient } from './pg-client.ts'

let server: Server | undefined
afterEach(() => new Promise((closed) => (server === undefined ? closed(null) : server.close(closed))))

/** What a query fails with where whoever connects is treated so. */
async function failureWith(treat: (socket: Socket) => void): Promise<readonly unknown[]> {
  server = createServer(treat)
  await new Promise<void>((listening) => server?.listen(0, '127.0.0.1', listening))
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : 0
  return failuresAt(port ?? 0)
}
async function failuresAt(port: number): Promise<readonly unknown[]> {
  const client = pgClient(`postgres://nobody:nothing@127.0.0.1:${port}/none`, () => {})
  const failures = [
    await client.query('select 1').catch((failure: unknown) => failure),
    await client
      .transaction('read committed', (connection) => connection.query('select 1'))
      .catch((failure: unknown) => failure),
  ]
  await client.close()
  return failures
}
const passing = (failures: readonly unknown[]) => failures.map(isPassing)

test('a database that refuses the connection, or cuts it, is away: what was asked may be asked again', async () => {
  expect(passing(await failuresAt(1))).toEqual([true, true])
  expect(passing(await failureWith((socket) => socket.destroy()))).toEqual([true, true])
})

test('a connection that is cut in the middle is told so as well', async () => {
  expect(passing(await failureWith((socket) => socket.once('data', () => socket.resetAndDestroy())))).toEqual([
    true,
    true,
  ])
})

test('a connection that is cut in a transaction fails what was asked in it as one that may be asked again', async () => {
  // Authentication is waived, and the server is ready for one query: then it is gone.
  const welcome = Buffer.from([82, 0, 0, 0, 8, 0, 0, 0, 0, 90, 0, 0, 0, 5, 73])
  expect(
    passing(
      await failureWith((socket) => {
        socket.once('data', () => {
          socket.write(welcome)
          socket.once('data', () => socket.destroy())
        })
      }),
    ),
  ).toEqual([true, true])
})
