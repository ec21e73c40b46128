import { join } from 'node:path'
import { type Browser, chromium, type Page } from '@playwright/test'
import { advisorId } from '#shared/supervision/day.test-data.ts'
import { phoneUserOf } from '#shared/telephony/account.ts'
import { answers, choose, customerCalls, phoneOf, soundGoesOn, stateIs } from '../harness/phone.ts'
import { type SoundServer, soundServer } from '../harness/pulse.ts'
import { test as base, expect, joinQueue } from './line.ts'

const USER = phoneUserOf(advisorId(0))
/** As the others are run, but with the devices of the machine. */
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--use-fake-ui-for-media-stream']

const test = base.extend<object, { sound: SoundServer; browser: Browser }>({
  sound: [
    async ({ pbx }, use) => {
      const sound = await soundServer(join(pbx.settings.prompts, 'cliente-certificacion.wav'))
      await sound.plug('Mesa')
      await use(sound)
      await sound.close()
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  browser: [
    async ({ sound }, use) => {
      const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium'
      const browser = await chromium.launch({ executablePath, args: FLAGS, env: sound.env })
      await use(browser)
      await browser.close()
    },
    { scope: 'worker' },
  ],
})

/** A console whose microphone is the headset; what its page throws is kept. */
async function withHeadset(console: (user?: string) => Promise<Page>, sound: SoundServer) {
  await sound.plug('Diadema')
  const page = await console(USER)
  const thrown: string[] = []
  page.on('pageerror', ({ message }) => thrown.push(message))
  await choose(page, 'Disponible')
  await stateIs(page, 'Disponible')
  await phoneOf(page)
    .getByRole('button', { name: /^Estado: / })
    .click()
  await page.getByRole('menuitem', { name: 'Dispositivos de audio…' }).click()
  await page.getByLabel('Micrófono', { exact: true }).selectOption('Diadema')
  await expect.poll(() => page.locator('meter').evaluate((one: HTMLMeterElement) => one.value)).toBeGreaterThan(0)
  const pulled = async () => {
    await sound.unplug('Diadema')
    await expect(page.getByText('Se desconectó «Diadema»', { exact: false })).toBeVisible()
  }
  const putBack = async () => {
    await sound.plug('Diadema')
    await expect(page.getByText('«Diadema» está de vuelta', { exact: false })).toBeVisible()
  }
  return { page, thrown, pulled, putBack }
}

test('a headset that is pulled out in a call gives its place to another microphone, says so, and takes it again', async ({
  console,
  sound,
}) => {
  const { page, thrown, pulled, putBack } = await withHeadset(console, sound)
  await page.getByRole('button', { name: 'Prueba de eco' }).click()
  await expect(phoneOf(page)).toContainText('Prueba de eco')
  await soundGoesOn(page)
  await pulled()
  await soundGoesOn(page)
  await putBack()
  await soundGoesOn(page)
  await page.keyboard.press('F4')
  await stateIs(page, 'Disponible')
  expect(thrown).toEqual([])
  await sound.unplug('Diadema')
})

test('a headset that is pulled out while it rings: the call is answered and heard with another microphone', async ({
  console,
  sound,
  pbx,
}) => {
  const { page, thrown, pulled, putBack } = await withHeadset(console, sound)
  await page.keyboard.press('Escape')
  await joinQueue(pbx, 'servicio', USER)
  const customer = await customerCalls(pbx)
  await expect(page.getByRole('alert').filter({ hasText: 'Llamada entrante' })).toBeVisible()
  await pulled()
  await answers(page)
  await soundGoesOn(page)
  await putBack()
  await soundGoesOn(page)
  await page.keyboard.press('F4')
  await expect.poll(() => Promise.race([customer.ended, 'on the line'])).toBe(0)
  expect(thrown).toEqual([])
  await sound.unplug('Diadema')
})
