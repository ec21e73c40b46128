import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { customerCalls } from '../harness/phone.ts'
import { ADVISOR, expect, joinQueue, test } from './line.ts'

const folder = join(import.meta.dirname, '..', '..', '..', '.cache', 'screenshots')
mkdirSync(folder, { recursive: true })

async function looked(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(folder, `phone-${name}-dark-en.png`) })
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => `${name} ${id}: ${nodes[0]?.html}`)).toEqual([])
}

test('the phone’s bars and its devices read in the dark and in English', async ({ console, pbx }) => {
  const page = await console(ADVISOR, pbx.wsUrl, { mode: 'limited', limit: 60_000 }, 'theme=dark&language=en')
  const phone = page.getByRole('region', { name: 'Phone' })
  await phone.getByRole('button', { name: /^State: / }).click()
  await page.getByRole('menuitem', { name: 'Audio devices…' }).click()
  await expect(page.getByRole('dialog').getByText('Headset keys')).toBeVisible()
  await page.waitForTimeout(400)
  await looked(page, 'devices')
  await page.keyboard.press('Escape')
  await phone.getByRole('button', { name: /^State: / }).click()
  await page.getByRole('menuitemradio', { name: 'Available' }).click()
  await expect(page.getByRole('button', { name: 'State: Available. Change' })).toBeVisible()
  await joinQueue(pbx, 'servicio', ADVISOR)
  const customer = await customerCalls(pbx)
  await expect(page.getByRole('alert').filter({ hasText: 'Incoming call' })).toContainText('Textiles del Valle SAS')
  await looked(page, 'ring')
  await page.keyboard.press('F2')
  await expect(phone.getByRole('img', { name: /Line quality/ })).toBeVisible()
  await looked(page, 'call')
  await phone.getByRole('button', { name: /Hang up/ }).click()
  await expect(phone.getByText(/Wrapping up: .* left/)).toBeVisible()
  await looked(page, 'wrap-up')
  await customer.close()
})
