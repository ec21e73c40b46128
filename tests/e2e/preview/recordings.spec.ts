import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from './preview.ts'
import { awaitedCall, recordedCall } from './sample-recorded.ts'

const folder = join(import.meta.dirname, '..', '..', '..', '.cache', 'screenshots')
mkdirSync(folder, { recursive: true })
const shot = (page: Page, name: string) => page.screenshot({ path: join(folder, `${name}.png`) })

async function isAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
}
/** Seconds that the slider is at. */
const at = async (page: Page): Promise<number> =>
  Number(await page.getByRole('slider', { name: 'Posición en la grabación' }).getAttribute('aria-valuenow'))

test('a recording is played at twice its speed, and gone about in by keys and a click', async ({ open }) => {
  const page = await open('recorded', `#/inbox/${recordedCall}`)
  const player = page.getByRole('region', { name: /^Grabación ·/ })
  const wave = player.getByRole('slider')
  await wave.focus()
  await page.keyboard.press('ArrowRight')
  expect(await at(page)).toBe(5)
  await page.keyboard.press('Home')
  await player.getByRole('button', { name: '2×' }).click()
  await player.getByRole('button', { name: /^Oír la grabación/ }).click()
  const begun = Date.now()
  await expect(player.getByRole('button', { name: /^Pausar/ })).toBeVisible()
  await expect.poll(() => at(page)).toBeGreaterThanOrEqual(4)
  // Four seconds of sound at twice their speed.
  expect(Date.now() - begun).toBeLessThan(3_900)
  await wave.focus()
  await page.keyboard.press('Space')
  await expect(player.getByRole('button', { name: /^Oír la grabación/ })).toBeVisible()
  const box = await wave.boundingBox()
  if (box === null) throw new Error('the wave form is not to be seen')
  await page.mouse.click(box.x + box.width * 0.75, box.y + box.height / 2)
  expect(await at(page)).toBe(9)
  await expect(player.getByText('Oída una vez')).toBeVisible()
  await isAccessible(page)
  await shot(page, 'recording-light')
})

test('each listening from the beginning is another, also after the end', async ({ open }) => {
  const page = await open('recorded', `#/inbox/${recordedCall}`)
  const player = page.getByRole('region', { name: /^Grabación ·/ })
  const wave = player.getByRole('slider')
  await player.getByRole('button', { name: /^Oír la grabación/ }).click()
  await expect(player.getByText('Oída una vez')).toBeVisible()
  await wave.focus()
  await page.keyboard.press('End')
  await expect(player.getByRole('button', { name: /^Oír la grabación/ })).toBeVisible()
  await player.getByRole('button', { name: /^Oír la grabación/ }).click()
  await player.getByText('Oída 2 veces').click()
  await expect(player.getByRole('listitem').first()).toContainText('Ana Mejía')
})

test('what is on its way, and a centre that is away, are said', async ({ open }) => {
  const page = await open('recorded', `#/inbox/${awaitedCall}`)
  await expect(page.getByText('Una grabación viene en camino')).toBeVisible()
  await page.evaluate(() => window.world.refuseService('recording.of', { code: 'centre.unreachable' }))
  await page.evaluate((call) => window.location.assign(`#/inbox/${call}`), recordedCall)
  await expect(page.getByText('Para oírla hace falta el centro')).toBeVisible()
  await isAccessible(page)
})

for (const [name, query] of [
  ['light', 'recorded'],
  ['dark', 'recorded&theme=dark'],
  ['en', 'recorded&language=en'],
] as const)
  test(`the voicemail is listened to, taken or called back (${name})`, async ({ open }) => {
    const page = await open(query, '#/inbox')
    const english = name === 'en'
    const listen = page.getByRole('button', { name: english ? /^Listen to the message/ : /^Oír el mensaje/ }).first()
    await listen.click()
    await expect(page.getByRole('slider')).toBeVisible()
    await page.getByRole('button', { name: english ? /^Listen to the recording/ : /^Oír la grabación/ }).click()
    await expect(page.getByText(english ? 'Heard once' : 'Oída una vez')).toBeVisible()
    await page.waitForTimeout(1_500)
    await isAccessible(page)
    await shot(page, `voicemail-${name}`)
  })
