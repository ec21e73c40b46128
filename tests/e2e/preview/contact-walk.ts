import type { Page } from '@playwright/test'
import { expect } from './preview.ts'

/** The step that is. */
export const step = (page: Page) => page.locator('[data-step]')
export const isAt = (page: Page, stepId: string) =>
  expect.poll(() => step(page).getAttribute('data-step'), stepId).toBe(stepId)

/** A call up to who it is from. */
export async function upToCustomer(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Nuevo contacto' }).click()
  for (const key of ['1', 'Enter', '1']) await page.keyboard.press(key)
  await isAt(page, 'identificacion')
}

/** A call with a customer, up to what they say that they want. */
export async function upToReason(page: Page): Promise<void> {
  await upToCustomer(page)
  await page.keyboard.type('molinos')
  // Also where the search has not answered yet.
  await page.keyboard.press('Enter')
  await isAt(page, 'autorizacion-datos')
  await page.keyboard.press('1')
  await isAt(page, 'autorizacion-canales')
  await page.keyboard.press('3')
  await isAt(page, 'motivo')
}

/** A call with a customer, up to what kind of request it is. */
export async function upToKind(page: Page): Promise<void> {
  await upToReason(page)
  await step(page).locator('textarea').fill('No le ha llegado el desembolso.')
  await page.keyboard.press('Control+Enter')
  await isAt(page, 'analiza-solicitud')
}

/** A call with a customer, up to its checklist. @param kind the number of the kind of request */
export async function upToChecklist(page: Page, kind = '1'): Promise<void> {
  await upToKind(page)
  await page.keyboard.press(kind)
  await isAt(page, 'tema')
  await page.keyboard.type('tasa')
  await page.keyboard.press('Enter')
  await isAt(page, 'primer-contacto')
}
