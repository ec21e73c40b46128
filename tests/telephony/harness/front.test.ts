import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { expect, onTestFinished, test } from 'vitest'
import { askFront } from '#central/telephony/front.ts'
import { freePort } from '#tests/support/ports.ts'
import { ensureInstallation } from '#tools/pbx/installation.ts'
import { LOOPBACK, loopbackSettings } from '#tools/pbx/settings.ts'
import { testFront } from './front.ts'

/** An Asterisk that answers every REGISTER so. */
async function answeringPbx(sip: number) {
  const socket = createSocket('udp4')
  let answer = '401 Unauthorized'
  socket.on('message', (packet, { port, address }) => {
    const lines = packet.toString().split('\r\n')
    if (lines[0]?.startsWith('REGISTER') !== true) return
    const kept = lines.filter((line) => /^(Via|From|To|Call-ID|CSeq|Contact):/i.test(line))
    socket.send([`SIP/2.0 ${answer}`, ...kept, 'Content-Length: 0', '', ''].join('\r\n'), port, address)
  })
  socket.bind(sip, LOOPBACK)
  await once(socket, 'listening')
  onTestFinished(() => void socket.close())
  return {
    letsIn() {
      answer = '200 OK'
    },
  }
}

/** A console at the front: it asks to register, and hears how. */
async function consoleAt(wsUrl: string, contact: string) {
  const socket = new WebSocket(wsUrl, 'sip')
  await once(socket, 'open')
  let asked = 0
  return {
    async registers(): Promise<string> {
      const heard = once(socket, 'message')
      asked += 1
      const lines = [
        'REGISTER sip:x.invalid SIP/2.0',
        `Via: SIP/2.0/WS a.invalid;branch=z9hG4bK${asked}`,
        ...['Max-Forwards: 70', 'From: <sip:u1@x.invalid>;tag=1', 'To: <sip:u1@x.invalid>', 'Call-ID: 1'],
        ...[`CSeq: ${asked} REGISTER`, `Contact: <sip:${contact}@b.invalid;transport=ws>;expires=300`],
        ...['Content-Length: 0', '', ''],
      ]
      socket.send(lines.join('\r\n'))
      const [{ data }] = await heard
      return String(data).split('\r\n')[0] ?? ''
    },
    close: () => socket.close(),
  }
}

test('the front says of a console that is registered through it whether it is connected, and knows no other', async () => {
  const installation = await ensureInstallation()
  if (!installation.ok) throw new Error(`no PBX: ${installation.error.code}`)
  const [sip, http, manager, customers] = [await freePort(), await freePort(), await freePort(), await freePort()]
  const settings = loopbackSettings(installation.value, '/nowhere', { http, manager, sip, rtp: 30_000, customers }, 'x')
  const pbx = await answeringPbx(sip)
  const front = await testFront([{ name: 'uno', settings }], await freePort(), customers)
  onTestFinished(() => front.close())
  const isGone = askFront(front.consoles)
  const console = await consoleAt(front.wsUrl('uno'), 'u1-0a1b2c3d')
  // Whoever asks is not let in yet, and is kept by nobody.
  expect(await console.registers()).toContain('401')
  expect(await isGone('u1-0a1b2c3d')).toBe(true)
  pbx.letsIn()
  expect(await console.registers()).toContain('200')
  expect(await isGone('u1-0a1b2c3d')).toBe(false)
  expect(await isGone('u1-99999999')).toBe(true)
  console.close()
  await expect.poll(() => isGone('u1-0a1b2c3d'), { timeout: 5_000 }).toBe(true)
})
