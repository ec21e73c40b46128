import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from './preview.ts'

const folder = join(import.meta.dirname, '..', '..', '..', '.cache', 'screenshots')
mkdirSync(folder, { recursive: true })

test('who is signed in stands in the top bar of a common screen, and over their menu on any', async ({ open }) => {
  const page = await open('as=coordinator', '#/inbox')
  const button = page.getByRole('banner').getByRole('button', { name: 'Carmen Rojas' })
  await expect(button.getByText('Carmen Rojas')).toBeVisible()
  await page.screenshot({ path: join(folder, 'signed-in-light.png') })
  await page.setViewportSize({ width: 1000, height: 700 })
  await expect(button.getByText('Carmen Rojas')).toBeHidden()
  await button.click()
  await expect(page.getByRole('menu').getByText('Carmen Rojas')).toBeVisible()
  await page.screenshot({ path: join(folder, 'signed-in-menu-light.png') })
})
