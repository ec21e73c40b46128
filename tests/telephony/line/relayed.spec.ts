import type { Page } from '@playwright/test'
import { answers, choose, customerCalls, soundGoesOn, stateIs } from '../harness/phone.ts'
import { testRelay } from '../harness/relay.ts'
import { ADVISOR, expect, joinQueue, test } from './line.ts'

declare global {
  interface Window {
    connections: RTCPeerConnection[]
  }
}

/** From the next load of the page on the account names a relay, and nothing else leads out of this machine. */
async function onlyBy(page: Page, servers: RTCIceServer[]): Promise<void> {
  await page.addInitScript((named) => {
    const { phoneAccount: account } = window
    if (account !== undefined) Object.assign(window, { phoneAccount: { ...account, iceServers: named } })
    window.connections = []
    const Free = window.RTCPeerConnection
    window.RTCPeerConnection = class extends Free {
      constructor(configuration?: RTCConfiguration) {
        super({ ...configuration, iceTransportPolicy: 'relay' })
        window.connections.push(this)
      }
    }
  }, servers)
  await page.reload()
  await page.locator('main').first().waitFor()
}

/** By which kind of address of the console the sound of its living call goes, and how many bytes came by it. */
const wayOfSound = (page: Page): Promise<{ by: string; bytes: number } | null> =>
  page.evaluate(async () => {
    for (const connection of window.connections.filter(({ connectionState }) => connectionState === 'connected')) {
      const report = [...(await connection.getStats()).values()]
      const pair = report.find((one) => one.type === 'candidate-pair' && one.nominated && one.state === 'succeeded')
      const local = report.find((one) => one.id === pair?.localCandidateId)
      if (local !== undefined) return { by: local.candidateType, bytes: pair.bytesReceived }
    }
    return null
  })

test('a console that reaches the PBX by the relay alone hears its customer and is heard', async ({ console, pbx }) => {
  const relay = await testRelay(pbx.settings)
  try {
    const page = await console()
    await onlyBy(page, relay.iceServers)
    await choose(page, 'Disponible')
    await stateIs(page, 'Disponible')
    await joinQueue(pbx, 'servicio', ADVISOR)
    const customer = await customerCalls(pbx)
    await answers(page)
    await soundGoesOn(page)
    const way = await wayOfSound(page)
    expect(way?.by).toBe('relay')
    expect(way?.bytes).toBeGreaterThan(5_000)
    expect(await Promise.race([customer.ended, 'on the line'])).toBe('on the line')
    await page.keyboard.press('F4')
    expect(await customer.ended).toBe(0)
  } finally {
    await relay.close()
  }
})
