import { createSocket } from 'node:dgram'
import { expect, test } from 'vitest'
import { LOOPBACK } from '#tools/pbx/settings.ts'
import { linearOf, muLaw, shareAt } from './tone.ts'
import { voice } from './voice.ts'

test('a telephone says its tone to whoever speaks to it, and remembers what it heard', async () => {
  const customer = await voice(500)
  const pbx = createSocket('udp4')
  const said: number[] = []
  pbx.on('message', (packet) => said.push(...linearOf(packet.subarray(12))))
  const tone = muLaw(800, 1)
  const header = Uint8Array.from([0x80, 0, ...new Array(10).fill(0)])
  for (let at = 0; at < tone.length; at += 160)
    pbx.send(Buffer.concat([header, tone.subarray(at, at + 160)]), customer.port, LOOPBACK)
  await expect.poll(() => said.length).toBeGreaterThan(4_000)
  expect(shareAt(said, 500, 8_000)).toBeGreaterThan(0.9)
  expect(shareAt(customer.heard(), 800, 8_000)).toBeGreaterThan(0.9)
  expect(shareAt(customer.heard(), 500, 8_000)).toBeLessThan(0.01)
  customer.close()
  pbx.close()
})
