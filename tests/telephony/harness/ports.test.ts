import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { expect, test } from 'vitest'
import { freePort, freeRtp } from '#tests/support/ports.ts'
import { LOOPBACK } from '#tools/pbx/settings.ts'
import { callAsCustomer, endSipps } from './sipp.ts'

/** Whoever stays there after a test that failed. */
async function takes(port: number) {
  const socket = createSocket('udp4')
  socket.bind(port, LOOPBACK)
  await once(socket, 'listening')
  return { close: () => new Promise<void>((closed) => socket.close(closed)) }
}
const [FROM, TO] = [11_900, 11_916]

test('a call takes no port that another one has, not even for what is reported of its sound', async () => {
  const stays = [await takes(FROM), await takes(FROM + 5)]
  expect(await freeRtp(FROM, FROM, TO)).toBe(FROM + 8)
  stays.push(await takes(FROM + 11))
  expect(await freeRtp(FROM, FROM, TO)).toBe(FROM + 12)
  // Behind the last it begins anew.
  await stays.shift()?.close()
  expect(await freeRtp(TO, FROM, TO)).toBe(FROM)
  stays.push(await takes(FROM), await takes(FROM + 12))
  await expect(freeRtp(FROM, FROM, TO)).rejects.toThrow('no port')
  for (const one of stays) await one.close()
})

test('a customer whom a test has left on the line is gone after it, and their ports are free', async () => {
  const [pbx, port] = [await freePort(), await freePort()]
  const customer = callAsCustomer({ pbx, port, rtp: FROM, dials: '6015550100', number: '3105550142', stay: 120_000 })
  await expect.poll(() => freeRtp(FROM, FROM, TO), { timeout: 10_000 }).not.toBe(FROM)
  await endSipps()
  // Killed, by its own process id: it has no exit code.
  expect(await customer.ended).toBeNull()
  expect(await freeRtp(FROM, FROM, TO)).toBe(FROM)
})
