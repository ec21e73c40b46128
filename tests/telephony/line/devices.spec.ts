import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { accessibilityFaults } from '../../support/accessibility.ts'
import { choose, phoneOf, soundGoesOn, stateIs } from '../harness/phone.ts'
import { saidNow, watchPeers } from '../harness/spoken.ts'
import { expect, test } from './line.ts'

const folder = join(import.meta.dirname, '..', '..', '..', '.cache', 'screenshots')
mkdirSync(folder, { recursive: true })

async function looked(page: Page, name: string): Promise<void> {
  await page.waitForTimeout(250)
  await page.screenshot({ path: join(folder, `phone-${name}.png`) })
  expect(await accessibilityFaults(page), name).toEqual([])
}
/** What is left of a sound in the browser's own sums once it is muted; a beep has about 0.3 a second. */
const STILL = 1e-6
const openDevices = async (page: Page) => {
  await phoneOf(page)
    .getByRole('button', { name: /^Estado: / })
    .click()
  await page.getByRole('menuitem', { name: 'Dispositivos de audio…' }).click()
}
/** The browser lists these no more, or again, and says so. */
const unplug = (page: Page, label: string | null) =>
  page.evaluate((gone) => {
    const { mediaDevices } = navigator
    const all = MediaDevices.prototype.enumerateDevices.bind(mediaDevices)
    mediaDevices.enumerateDevices = async () => (await all()).filter((one) => one.label !== gone)
    mediaDevices.dispatchEvent(new Event('devicechange'))
  }, label)

test('a microphone is chosen and heard, is unplugged in a call and comes back, and the sound goes on', async ({
  console,
}) => {
  const page = await console()
  await watchPeers(page)
  await choose(page, 'Disponible')
  await stateIs(page, 'Disponible')
  await openDevices(page)
  const microphone = page.getByLabel('Micrófono', { exact: true })
  await microphone.selectOption('Fake Audio Input 2')
  await expect.poll(() => page.locator('meter').evaluate((one: HTMLMeterElement) => one.value)).toBeGreaterThan(0)
  await page.getByLabel('Reducir el ruido').click()
  await looked(page, 'devices')
  await page.getByRole('button', { name: 'Prueba de eco' }).click()
  await expect(phoneOf(page)).toContainText('Prueba de eco')
  await soundGoesOn(page)
  await unplug(page, 'Fake Audio Input 2')
  await expect(page.getByText('Se desconectó «Fake Audio Input 2»', { exact: false })).toBeVisible()
  await soundGoesOn(page)
  await looked(page, 'unplugged')
  await page.keyboard.press('Control+M')
  await expect(phoneOf(page)).toContainText('silenciado')
  // The microphone that took the other's place is muted too, and its silence is sent.
  await page.waitForTimeout(500)
  const muted = await saidNow(page)
  expect(muted.energy).toBeLessThan(STILL)
  expect(muted.packets).toBeGreaterThan(50)
  await unplug(page, null)
  await expect(page.getByText('«Fake Audio Input 2» está de vuelta', { exact: false })).toBeVisible()
  expect((await saidNow(page)).energy).toBeLessThan(STILL)
  await page.keyboard.press('Control+M')
  await soundGoesOn(page)
  expect((await saidNow(page)).energy).toBeGreaterThan(STILL)
  await page.keyboard.press('F4')
  await stateIs(page, 'Disponible')
  // Nobody's contact: nothing was written of it.
  expect(await page.evaluate(() => window.world.dispatched.filter(({ name }) => name.startsWith('call.')))).toEqual([])
  await openDevices(page)
  await expect(page.getByLabel('Reducir el ruido')).not.toBeChecked()
})
