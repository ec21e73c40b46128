import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from './preview.ts'

const folder = join(import.meta.dirname, '..', '..', '..', '.cache', 'screenshots')
mkdirSync(folder, { recursive: true })

test('the place that is shown is marked in the rail, also where the address names none of one’s own', async ({
  open,
}) => {
  const page = await open('as=analyst')
  await expect(page.getByRole('heading', { name: 'Seguimiento' })).toBeVisible()
  await expect(page.getByRole('link', { name: /^Seguimiento/ })).toHaveAttribute('aria-current', 'page')
})

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
