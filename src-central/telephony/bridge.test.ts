import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { InteractionId, UserId } from '#shared/kernel/ids.ts'
import type { SqlClient } from '../store/sql/client.ts'
import type { EngineParts } from '../sync/engine-parts.ts'
import { openBridge } from './bridge.ts'

const LUIS = UserId.parse('01900000-0000-7000-8000-000000000101')
const CALL = InteractionId.parse('01a213f6-8949-722a-b8f5-b8c1b78e9db0')

const closing: (() => Promise<void> | void)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close()
})

/** An Asterisk that lets everybody in, and lists its calls when it is told to: none, which serves here. */
async function slowToList() {
  const waiting: (() => unknown)[] = []
  const server = createServer((socket) => {
    socket.setEncoding('utf8').on('error', () => {})
    socket.write('Asterisk Call Manager/11.0.0\r\n')
    socket.on('data', (text: string) => {
      for (const [, action = '', id = ''] of text.matchAll(/^Action: (\w+)\r\nActionID: (\S+)/gm)) {
        const answer = `Response: Success\r\nActionID: ${id}\r\n\r\n`
        if (action === 'Login') socket.write(`${answer}Event: FullyBooted\r\n\r\n`)
        else if (action !== 'CoreShowChannels' && action !== 'QueueStatus') socket.write(answer)
        else
          waiting.push(() =>
            socket.write(`${answer}Event: ${action}Complete\r\nActionID: ${id}\r\nEventList: Complete\r\n\r\n`),
          )
      }
    })
    closing.push(() => void socket.destroy())
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  closing.push(() => void server.close())
  const { port } = server.address() as AddressInfo // listens on TCP
  const list = () => waiting.splice(0).map((one) => one())
  return { port, waiting, list }
}

test('a centre that has just started knows no calls yet: it says that the PBX is away, and gives up nothing asked of it', async () => {
  const pbx = await slowToList()
  const bridge = openBridge({
    options: {
      ...{ name: 'pbx', wsUrl: 'ws://127.0.0.1/ws', domain: 'pbx', front: null, iceServers: [], queues: [] },
      ...{ ami: { host: '127.0.0.1', port: pbx.port, user: 'centre', secret: 'not-a-real-secret' } },
      ...{ recordings: null, demo: null },
    },
    client: { query: async () => [] } as unknown as SqlClient, // nobody is in the directory
    engine: { model: {} } as unknown as EngineParts, // nothing is written
    key: new Uint8Array(32),
    hear: () => {},
    alive: () => {},
    failed: () => {},
    now: Date.now,
  })
  closing.push(bridge.close)
  await expect.poll(() => pbx.waiting.length).toBe(2)
  expect(bridge.callsOf(LUIS)).toEqual({ calls: [], pbx: 'away' })
  expect(await bridge.actions.hangUp(LUIS, CALL)).toMatchObject({ error: { code: 'phone.pbxAway' } })
  expect(bridge.supervised.can()).toEqual([])
  pbx.list()
  await expect.poll(() => bridge.callsOf(LUIS).pbx).toBe('here')
  expect(await bridge.actions.hangUp(LUIS, CALL)).toMatchObject({ error: { code: 'phone.noSuchCall' } })
})
