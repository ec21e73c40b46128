import { createSocket } from 'node:dgram'
import { createServer } from 'node:net'

/** A TCP port of 127.0.0.1 that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('a TCP server has a numbered port')
  await new Promise((resolve) => server.close(resolve))
  return address.port
}

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = createSocket('udp4')
    socket.once('error', () => socket.close(() => resolve(false)))
    socket.bind(port, '127.0.0.1', () => socket.close(() => resolve(true)))
  })

/**
 * Four UDP ports of 127.0.0.1 that were free a moment ago, for the sound and the picture of one call and what is reported of
 * them (RFC 3550, 11); after the last of them the search begins anew.
 * @returns the first of them
 */
export async function freeRtp(first: number, from: number, to: number): Promise<number> {
  for (let tried = 0; tried < (to - from) / 4; tried++) {
    const port = from + ((first - from + tried * 4) % (to - from))
    const free = await Promise.all([port, port + 1, port + 2, port + 3].map(isFree))
    if (free.every(Boolean)) return port
  }
  throw new Error(`no port for a call's sound is free from ${from} to ${to}`)
}
