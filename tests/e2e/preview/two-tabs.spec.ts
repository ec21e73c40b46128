import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { accessibilityFaults } from '../../support/accessibility.ts'
import { isAt, step, upToCustomer, upToReason } from './contact-walk.ts'
import { expect, test } from './preview.ts'
import { formContact, formDrafts } from './sample-outbound.ts'

/* The same contact in two tabs of one console: nothing that is typed in either is lost. */

const folder = join(import.meta.dirname, '..', '..', '..', '.cache', 'screenshots')
mkdirSync(folder, { recursive: true })

const notes = (page: Page) => page.getByRole('textbox', { name: 'Notas' })
const kept = (page: Page) => page.evaluate(() => window.localStorage.getItem('fake.drafts') ?? '')

async function besides(page: Page): Promise<Page> {
  const other = await page.context().newPage()
  await other.goto(page.url())
  await other.locator('[data-step]').waitFor()
  return other
}

test('the other tab follows the notes, what is typed at the step, and the steps that are answered', async ({
  open,
}) => {
  const page = await open('shared', '#/inbox')
  await upToCustomer(page)
  await expect(page.locator('[data-draft=saved]')).toBeVisible()
  const other = await besides(page)
  await notes(page).fill('uno')
  await expect(notes(other)).toHaveValue('uno')
  await notes(other).fill('uno y DOS')
  await expect(notes(page)).toHaveValue('uno y DOS')

  await page.bringToFront()
  await step(page).getByRole('combobox').or(step(page).getByRole('textbox')).first().focus()
  await page.keyboard.type('molinos')
  await page.keyboard.press('Enter')
  await isAt(page, 'autorizacion-datos')
  await isAt(other, 'autorizacion-datos')
  await step(other).getByRole('button').first().click()
  await isAt(page, 'autorizacion-canales')
  await page.keyboard.press('3')
  await isAt(other, 'motivo')
  await step(page).locator('textarea').fill('No le ha llegado')
  await expect(step(other).locator('textarea')).toHaveValue('No le ha llegado')
  await step(other).locator('textarea').fill('No le ha llegado el desembolso')
  await expect(step(page).locator('textarea')).toHaveValue('No le ha llegado el desembolso')
  await expect(notes(page)).toHaveValue('uno y DOS')
  await expect(page.getByText('otra pestaña')).toHaveCount(0)
})

test('a tab that heard nothing of the other asks which goes on, and the notes of both stay', async ({ open }) => {
  const page = await open('shared', '#/inbox')
  // As in another browser: the pages do not hear each other.
  await page.context().addInitScript(() => {
    window.BroadcastChannel.prototype.postMessage = () => {}
  })
  await page.reload()
  await upToReason(page)
  await notes(page).fill('Pide copia')
  await expect(page.locator('[data-draft=saved]')).toBeVisible()
  const other = await besides(page)
  await expect(notes(other)).toHaveValue('Pide copia')
  await notes(other).fill('Pide copia y DOS')
  await expect(other.locator('[data-draft=saved]')).toBeVisible()
  await notes(page).fill('Pide copia UNO')
  const asks = page.getByText('Esto también se está escribiendo en otra pestaña')
  await expect(asks).toBeVisible()
  expect(await kept(page)).toContain('Pide copia y DOS')
  expect(await kept(page)).toContain('Pide copia UNO')
  expect(await accessibilityFaults(page)).toEqual([])
  await page.screenshot({ path: join(folder, 'two-tabs.png') })

  await page.reload()
  await expect(notes(page)).toHaveValue('Pide copia UNO')
  await page.getByRole('button', { name: 'Seguir con lo de la otra' }).click()
  await expect(asks).toHaveCount(0)
  await expect(notes(page)).toHaveValue('Pide copia y DOS\nUNO')
})

test('a form without a guide follows the other tab too', async ({ open }) => {
  const page = await open('shared&form=1', '#/inbox')
  await page.evaluate((drafts) => window.localStorage.setItem('fake.drafts', drafts), JSON.stringify(formDrafts(1)))
  const address = page.url().replace(/#.*/, `#/inbox/${formContact(0)}`)
  await page.goto(address)
  await page.reload()
  const other = await page.context().newPage()
  await other.goto(address)
  await notes(other).fill('DOS')
  await expect(notes(page)).toHaveValue('DOS')
  await notes(page).fill('DOS y uno')
  await expect(notes(other)).toHaveValue('DOS y uno')
  await expect(page.getByText('otra pestaña')).toHaveCount(0)
})
