import { createHash, createHmac } from 'node:crypto'
import { createSocket } from 'node:dgram'
import { setTimeout as sleep } from 'node:timers/promises'

/** A server that gives relays out (RFC 8656): it says that it has one, and carries nothing. */
export interface TurnServer {
  readonly url: string
  readonly username: string
  readonly credential: string
  /** Allocations that it has granted. */
  readonly granted: () => number
  close(): void
}

const [USERNAME, CREDENTIAL, REALM] = ['console', 'not-a-real-secret', 'test']
const COOKIE = 0x2112a442
/** Methods and attributes of RFC 8489 and 8656. */
const [ALLOCATE, REFRESH] = [0x0003, 0x0004]
const [SUCCESS, ERROR] = [0x0100, 0x0110]
const ATTRIBUTE = {
  ...{ integrity: 0x0008, error: 0x0009, lifetime: 0x000d, realm: 0x0014, nonce: 0x0015 },
  ...{ relayed: 0x0016, mapped: 0x0020 },
}

function attribute(type: number, value: Buffer): Buffer {
  const head = Buffer.alloc(4)
  head.writeUInt16BE(type, 0)
  head.writeUInt16BE(value.length, 2)
  return Buffer.concat([head, value, Buffer.alloc((4 - (value.length % 4)) % 4)])
}

function address(type: number, ip: string, port: number): Buffer {
  const value = Buffer.alloc(8)
  value.writeUInt8(1, 1)
  value.writeUInt16BE(port ^ (COOKIE >>> 16), 2)
  const number = ip.split('.').reduce((before, part) => before * 256 + Number(part), 0)
  value.writeUInt32BE((number ^ COOKIE) >>> 0, 4)
  return attribute(type, value)
}

function lifetime(seconds: number): Buffer {
  const value = Buffer.alloc(4)
  value.writeUInt32BE(seconds)
  return attribute(ATTRIBUTE.lifetime, value)
}

function message(type: number, transaction: Buffer, attributes: readonly Buffer[], signed: boolean): Buffer {
  const body = Buffer.concat(attributes)
  const head = Buffer.alloc(8)
  head.writeUInt16BE(type, 0)
  head.writeUInt16BE(body.length + (signed ? 24 : 0), 2)
  head.writeUInt32BE(COOKIE, 4)
  const whole = Buffer.concat([head, transaction, body])
  if (!signed) return whole
  const key = createHash('md5').update(`${USERNAME}:${REALM}:${CREDENTIAL}`).digest()
  return Buffer.concat([whole, attribute(ATTRIBUTE.integrity, createHmac('sha1', key).update(whole).digest())])
}

const has = (request: Buffer, wanted: number): boolean => {
  for (let at = 20; at + 4 <= request.length; ) {
    if (request.readUInt16BE(at) === wanted) return true
    at += 4 + Math.ceil(request.readUInt16BE(at + 2) / 4) * 4
  }
  return false
}

/** @param lateMs after so long it grants a relay, as over a slow way */
export async function turnServer(lateMs: number): Promise<TurnServer> {
  const socket = createSocket('udp4')
  let granted = 0
  const UNAUTHORIZED = Buffer.concat([Buffer.from([0, 0, 4, 1]), Buffer.from('Unauthorized')])
  const answers = new Map<string, Promise<Buffer | null>>()

  async function answer(request: Buffer, port: number, ip: string): Promise<Buffer | null> {
    const method = request.readUInt16BE(0)
    const transaction = request.subarray(8, 20)
    if (method === REFRESH) return message(REFRESH | SUCCESS, transaction, [lifetime(0)], true)
    if (method !== ALLOCATE) return null
    if (!has(request, ATTRIBUTE.integrity)) {
      const asks = [
        attribute(ATTRIBUTE.error, UNAUTHORIZED),
        attribute(ATTRIBUTE.realm, Buffer.from(REALM)),
        attribute(ATTRIBUTE.nonce, Buffer.from('nonce')),
      ]
      return message(ALLOCATE | ERROR, transaction, asks, false)
    }
    await sleep(lateMs)
    granted += 1
    const given = [
      address(ATTRIBUTE.relayed, '127.0.0.1', 40_000 + granted),
      address(ATTRIBUTE.mapped, ip, port),
      lifetime(600),
    ]
    return message(ALLOCATE | SUCCESS, transaction, given, true)
  }
  socket.on('message', (request, { port, address: ip }) => {
    if (request.length < 20) return
    // What is asked again while it is being answered is the same question.
    const key = request.subarray(8, 20).toString('hex')
    const known = answers.get(key)
    const mine = known ?? answer(request, port, ip)
    answers.set(key, mine)
    if (known === undefined) void mine.then((said) => said !== null && socket.send(said, port, ip))
  })
  await new Promise<void>((bound) => socket.bind(0, '127.0.0.1', bound))
  return {
    url: `turn:127.0.0.1:${socket.address().port}?transport=udp`,
    username: USERNAME,
    credential: CREDENTIAL,
    granted: () => granted,
    close: () => socket.close(),
  }
}
