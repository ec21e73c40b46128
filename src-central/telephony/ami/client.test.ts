import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, expect, test } from 'vitest'
import { type Ami, openAmi } from './client.ts'

const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

/** An Asterisk that lets in whoever comes, and answers actions as the test says. */
async function asterisk(answer: (action: string, id: string, to: Socket) => void, booted = 'Event: FullyBooted') {
  const connections = new Set<Socket>()
  const server = createServer((socket) => {
    connections.add(socket)
    socket.setEncoding('utf8').on('error', () => {})
    socket.write('Asterisk Call Manager/11.0.0\r\n')
    socket.on('data', (text: string) => {
      const [, action = ''] = /^Action: (\w+)/im.exec(text) ?? []
      const [, id = ''] = /^ActionID: (\S+)/im.exec(text) ?? []
      if (action !== 'Login') return answer(action, id, socket)
      socket.write(`Response: Success\r\nActionID: ${id}\r\n\r\n${booted}\r\n\r\n`)
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  closing.push(() => {
    for (const socket of connections) socket.destroy()
    server.close()
  })
  const { port } = server.address() as AddressInfo // listens on TCP
  return { port, say: (text: string) => connections.forEach((socket) => void socket.write(text)) }
}

async function client(port: number, times: { readonly answerMs: number; readonly pingMs: number }) {
  const failures: string[] = []
  let booted = (_upMs: number | null) => {}
  const here = new Promise<number | null>((resolve) => {
    booted = resolve
  })
  const ami: Ami = openAmi({
    ...{ host: '127.0.0.1', port, user: 'centre', secret: 'not-a-real-secret', dice: () => 0, ...times },
    here: (upMs) => booted(upMs),
    away: () => failures.push('away'),
    event: () => {},
    failed: (failure) => failures.push(String(failure)),
  })
  closing.push(ami.close)
  const upMs = await here
  return { ami, failures, upMs }
}

test('an answer that came while this process stood still is an answer', async () => {
  const { port } = await asterisk((_, id, to) => {
    to.write(`Response: Success\r\nActionID: ${id}\r\n\r\n`)
    // Nothing here runs for longer than an answer may take.
    const end = performance.now() + 120
    while (performance.now() < end);
  })
  const { ami } = await client(port, { answerMs: 60, pingMs: 60_000 })
  expect(await ami.send('CoreStatus')).toMatchObject({ ok: true })
})

test('a PBX that is slow to answer and goes on telling of calls is there; one that says nothing is away', async () => {
  const { port, say } = await asterisk(() => {})
  const { ami, failures } = await client(port, { answerMs: 40, pingMs: 50 })
  const calls = setInterval(() => say('Event: Newchannel\r\nChannel: PJSIP/1\r\n\r\n'), 5)
  closing.push(() => clearInterval(calls))
  await sleep(400)
  expect([ami.isHere(), failures]).toEqual([true, []])
  clearInterval(calls)
  await expect
    .poll(() => failures, { timeout: 5_000 })
    .toEqual(expect.arrayContaining(['Error: the PBX no longer answers', 'away']))
})

test('for how long an Asterisk has run is told in its seconds, or not', async () => {
  const upOf = async (booted: string) => {
    const { port } = await asterisk(() => {}, booted)
    return (await client(port, { answerMs: 60_000, pingMs: 60_000 })).upMs
  }
  expect(await upOf('Event: FullyBooted\r\nUptime: 95\r\nLastReload: 7')).toBe(95_000)
  expect(await upOf('Event: FullyBooted')).toBeNull()
})
