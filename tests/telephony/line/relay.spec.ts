import type { Page } from '@playwright/test'
import { answers, choose, customerCalls, phoneOf, soundGoesOn, stateIs } from '../harness/phone.ts'
import { turnServer } from '../harness/turn.ts'
import { ADVISOR, expect, joinQueue, test } from './line.ts'

/** The account names a relay from the next load of the page on. */
async function relayedBy(page: Page, server: RTCIceServer & { urls: string[] }): Promise<void> {
  await page.addInitScript((named) => {
    const { phoneAccount: account } = window
    if (account !== undefined) window.phoneAccount = { ...account, iceServers: [named] }
  }, server)
  await page.reload()
  await page.locator('main').first().waitFor()
}

test('nobody is Disponible whose relay is not there, though the machine has addresses of its own', async ({
  console,
}) => {
  const page = await console()
  await relayedBy(page, { urls: ['turn:127.0.0.1:9?transport=tcp'], username: 'a', credential: 'b' })
  await choose(page, 'Disponible')
  await stateIs(page, 'No listo')
  await page.waitForTimeout(6_000)
  await stateIs(page, 'No listo')
  await phoneOf(page)
    .getByRole('button', { name: /^Estado: / })
    .click()
  await expect(page.getByText('El sonido no encuentra camino', { exact: false })).toBeVisible()
})

test('a relay that takes its time is in the answer to a call', async ({ console, pbx }) => {
  const turn = await turnServer(1_200)
  const page = await console()
  const said: string[] = []
  page.on('websocket', (socket) => socket.on('framesent', ({ payload }) => said.push(String(payload))))
  await relayedBy(page, { urls: [turn.url], username: turn.username, credential: turn.credential })
  await choose(page, 'Disponible')
  await stateIs(page, 'Disponible')
  expect(turn.granted()).toBeGreaterThan(0)
  await joinQueue(pbx, 'servicio', ADVISOR)
  const customer = await customerCalls(pbx)
  await answers(page)
  await soundGoesOn(page)
  const answered = said.find((one) => one.startsWith('SIP/2.0 200') && one.includes('m=audio'))
  expect(answered).toContain('typ relay')
  await customer.close()
  turn.close()
})
