import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { expect, test } from 'vitest'
import { freePort } from '#tests/support/ports.ts'
import { LOOPBACK } from '#tools/pbx/settings.ts'
import { advisorTelephone } from './sipp.ts'

/** What a PBX says to a telephone in one call, and the first line of each thing that it hears. */
async function caller(telephone: number) {
  const socket = createSocket('udp4')
  socket.bind(0, LOOPBACK)
  await once(socket, 'listening')
  const heard: string[] = []
  socket.on('message', (packet) => heard.push(packet.toString().split('\r\n')[0] ?? ''))
  const { port } = socket.address()
  const say = (method: string, sound: readonly string[] = []) => {
    const body = sound.map((line) => `${line}\r\n`).join('')
    const lines = [
      `${method} sip:u1@${LOOPBACK}:${telephone} SIP/2.0`,
      `Via: SIP/2.0/UDP ${LOOPBACK}:${port};branch=z9hG4bK-${method}`,
      `From: <sip:pbx@${LOOPBACK}:${port}>;tag=pbx`,
      `To: <sip:u1@${LOOPBACK}:${telephone}>`,
      'Call-ID: again',
      `CSeq: 1 ${method}`,
      `Contact: <sip:pbx@${LOOPBACK}:${port}>`,
      'Content-Type: application/sdp',
      `Content-Length: ${body.length}`,
    ]
    socket.send(`${lines.join('\r\n')}\r\n\r\n${body}`, telephone, LOOPBACK)
  }
  return { port, heard, say, close: () => socket.close() }
}

const SOUND = ['v=0', `o=pbx 1 1 IN IP4 ${LOOPBACK}`, 's=-', `c=IN IP4 ${LOOPBACK}`, 't=0 0', 'm=audio 9 RTP/AVP 0']
const ANSWER = 'SIP/2.0 200 OK'

test('a telephone that is asked again answers again, and hangs up when its stay is over', async () => {
  const [port, rtp] = [await freePort(), await freePort()]
  const pbx = await caller(port)
  const telephone = advisorTelephone({ pbx: pbx.port, port, rtp, rings: 50, stay: 100 })
  const answers = () => pbx.heard.filter((line) => line === ANSWER).length
  try {
    // Until SIPp listens.
    await expect
      .poll(
        () => {
          if (pbx.heard.length === 0) pbx.say('INVITE', SOUND)
          return answers()
        },
        { timeout: 10_000 },
      )
      .toBeGreaterThan(0)
    for (let times = 0; times < 2; times++) {
      const before = answers()
      pbx.say('INVITE', SOUND)
      await expect.poll(answers, { timeout: 5_000 }).toBeGreaterThan(before)
    }
    pbx.say('ACK')
    await expect.poll(() => pbx.heard.some((line) => line.startsWith('BYE')), { timeout: 5_000 }).toBe(true)
  } finally {
    await telephone.close()
    pbx.close()
  }
})

test.each([
  ['a silent telephone says nothing again', true, 0],
  ['any other says again what it hears', false, 1],
])('%s', async (_, silent, again) => {
  const [port, rtp] = [await freePort(), await freePort()]
  const pbx = await caller(port)
  const telephone = advisorTelephone({ pbx: pbx.port, port, rtp, rings: 50, stay: 60_000, silent })
  const sound = createSocket('udp4')
  let heard = 0
  sound.on('message', () => heard++)
  try {
    await expect
      .poll(
        () => {
          if (pbx.heard.length === 0) pbx.say('INVITE', SOUND)
          return pbx.heard.includes(ANSWER)
        },
        { timeout: 10_000 },
      )
      .toBe(true)
    pbx.say('ACK')
    sound.send(Buffer.alloc(172, 0x80), rtp, LOOPBACK)
    await new Promise((waited) => setTimeout(waited, 500))
    expect(heard).toBe(again)
  } finally {
    await telephone.close()
    pbx.close()
    sound.close()
  }
})
