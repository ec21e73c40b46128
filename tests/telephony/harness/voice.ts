import { createSocket } from 'node:dgram'
import { LOOPBACK } from '#tools/pbx/settings.ts'
import { linearOf, muLaw } from './tone.ts'

/** What a customer's telephone says and hears: the far end of their line itself. */
export interface Voice {
  readonly port: number
  /** The last second that arrived. */
  heard(): readonly number[]
  close(): void
}

const [HEADER, PACKET_MS, PACKET_BYTES, SECOND] = [12, 20, 160, 8_000]
/** PCMU (RFC 3551, table 4). */
const PCMU = 0

/** Says one tone without end, and remembers what it hears (RTP, RFC 3550, of ITU-T G.711). */
export async function voice(hertz: number): Promise<Voice> {
  const socket = createSocket('udp4')
  await new Promise<void>((bound) => socket.bind(0, LOOPBACK, bound))
  const said = muLaw(hertz, 1)
  let heard: number[] = []
  let to: { readonly port: number; readonly address: string } | null = null
  let sequence = 0
  socket.on('message', (packet, from) => {
    if (((packet[1] ?? 0) & 0x7f) !== PCMU) return
    to = from
    heard = [...heard, ...linearOf(packet.subarray(HEADER))].slice(-SECOND)
  })
  const begun = Date.now()
  /** As many as are due by now: a timer that is late must not make the sound slow. */
  const speaking = setInterval(() => {
    for (; sequence < (Date.now() - begun) / PACKET_MS; sequence++) {
      if (to === null) continue
      const packet = Buffer.alloc(HEADER + PACKET_BYTES)
      packet[0] = 0x80
      packet[1] = PCMU
      packet.writeUInt16BE(sequence & 0xffff, 2)
      packet.writeUInt32BE((sequence * PACKET_BYTES) >>> 0, 4)
      packet.writeUInt32BE(hertz, 8)
      packet.set(
        said.subarray((sequence * PACKET_BYTES) % SECOND, ((sequence * PACKET_BYTES) % SECOND) + PACKET_BYTES),
        HEADER,
      )
      socket.send(packet, to.port, to.address)
    }
  }, PACKET_MS)
  return {
    port: socket.address().port,
    heard: () => heard,
    close() {
      clearInterval(speaking)
      socket.close()
    },
  }
}
