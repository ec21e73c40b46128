import type { Page } from '@playwright/test'
import { type CuttableLine, cuttableLine } from '../harness/cut.ts'
import type { TestPbx } from '../harness/pbx.ts'
import {
  answers,
  choose,
  customerCalls,
  openTracks,
  phoneOf,
  soundGoesOn,
  stateIs,
  tracksNoted,
} from '../harness/phone.ts'
import { ADVISOR, expect, joinQueue, test } from './line.ts'

/** Somebody is talked to over a line that can be cut. */
async function talking(
  console: (user?: string, wsUrl?: string) => Promise<Page>,
  pbx: TestPbx,
  stay: number,
): Promise<{ page: Page; line: CuttableLine; customer: Awaited<ReturnType<typeof customerCalls>> }> {
  const line = await cuttableLine(pbx.wsUrl)
  const page = await console(ADVISOR, line.wsUrl)
  await choose(page, 'Disponible')
  await stateIs(page, 'Disponible')
  await joinQueue(pbx, 'servicio', ADVISOR)
  const customer = await customerCalls(pbx, { stay })
  await answers(page)
  await soundGoesOn(page)
  return { page, line, customer }
}

const CUT = 'Se perdió la conexión; la llamada sigue. Reconectando…'

test('a cut line leaves the sound as it is, is taken up, and the customer’s hang-up arrives', async ({
  console,
  pbx,
}) => {
  const { page, line, customer } = await talking(console, pbx, 60_000)
  line.cut()
  await expect(phoneOf(page)).toContainText(CUT)
  await soundGoesOn(page)
  await page.waitForTimeout(3_000)
  await soundGoesOn(page)
  line.restore()
  await expect(phoneOf(page)).toContainText('Reconectado.')
  await expect(phoneOf(page)).not.toContainText(CUT)
  await soundGoesOn(page)
  customer.hangUp()
  expect(await customer.ended).toBe(0)
  await expect(page.getByText(/Tipificando: quedan/)).toBeVisible()
  await line.close()
})

test('after a cut the advisor holds, resumes and hangs up as before it', async ({ console, pbx }) => {
  const { page, line, customer } = await talking(console, pbx, 60_000)
  line.cut()
  await expect(phoneOf(page)).toContainText(CUT)
  await page.waitForTimeout(2_000)
  line.restore()
  await expect(phoneOf(page)).toContainText('Reconectado.')
  await page.keyboard.press('F8')
  await expect(phoneOf(page)).toContainText('En espera')
  await page.keyboard.press('F8')
  await soundGoesOn(page)
  await page.keyboard.press('F4')
  await expect(page.getByText(/Tipificando: quedan/)).toBeVisible()
  await expect.poll(() => Promise.race([customer.ended, 'on the line'])).toBe(0)
  await customer.close()
  await line.close()
})

test('a line that has gone silent without a word is noticed, and the call goes on', async ({ console, pbx }) => {
  const { page, line, customer } = await talking(console, pbx, 60_000)
  line.silence()
  await expect(phoneOf(page)).toContainText(CUT, { timeout: 20_000 })
  await soundGoesOn(page)
  line.restore()
  await expect(phoneOf(page)).not.toContainText(CUT, { timeout: 20_000 })
  await soundGoesOn(page)
  await page.keyboard.press('F4')
  await expect(page.getByText(/Tipificando: quedan/)).toBeVisible()
  await customer.close()
  await line.close()
})

test('a hold asked of a line that is dead is given up with it; the call is taken up at once and held afterwards', async ({
  console,
  pbx,
}) => {
  const { page, line, customer } = await talking(console, pbx, 60_000)
  line.silence()
  await page.keyboard.press('F8')
  await page.waitForTimeout(300)
  line.cut()
  await expect(phoneOf(page)).toContainText(CUT)
  line.restore()
  // Well within the 32 s of the transaction that got no answer (RFC 3261, timer B).
  await expect(phoneOf(page)).toContainText('Reconectado.', { timeout: 15_000 })
  await soundGoesOn(page)
  await page.keyboard.press('F8')
  await expect(phoneOf(page)).toContainText('En espera')
  await page.keyboard.press('F8')
  await soundGoesOn(page)
  await page.keyboard.press('F4')
  await expect(page.getByText(/Tipificando: quedan/)).toBeVisible()
  await customer.close()
  await line.close()
})

test('who hangs up while the line is cut leaves no microphone open', async ({ console, pbx }) => {
  const line = await cuttableLine(pbx.wsUrl)
  const page = await console(ADVISOR, line.wsUrl)
  await choose(page, 'Disponible')
  await stateIs(page, 'Disponible')
  await tracksNoted(page)
  await joinQueue(pbx, 'servicio', ADVISOR)
  const customer = await customerCalls(pbx, { stay: 60_000 })
  await answers(page)
  await soundGoesOn(page)
  expect(await openTracks(page)).toBeGreaterThan(0)
  line.cut()
  await expect(phoneOf(page)).toContainText(CUT)
  customer.hangUp()
  expect(await customer.ended).toBe(0)
  await page.waitForTimeout(1_000)
  line.restore()
  await expect(page.getByText(/Tipificando: quedan/)).toBeVisible({ timeout: 20_000 })
  await expect.poll(() => openTracks(page)).toBe(0)
  await line.close()
})
