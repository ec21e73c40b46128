import type { Locator } from '@playwright/test'
import { expect, test } from './preview.ts'
import { ids } from './sample-ids.ts'

/* An Enter that ends the composition of a letter (´ + a, an input method) is the letter's: nothing is sent by it. */

/** The Enter by which a browser tells that the letter stands. */
const endComposition = (field: Locator) =>
  field.dispatchEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true, cancelable: true })

test('an Enter that ends an accent creates no customer, the next one does', async ({ open }) => {
  const page = await open('', '#/customers/new')
  const created = () =>
    page.evaluate(() => window.world.dispatched.filter(({ name }) => name === 'customer.create').length)
  const field = page.getByLabel('Nombre o razón social')
  await field.fill('Muebles Ibagué')
  await endComposition(field)
  await page.waitForTimeout(200)
  await expect(page.getByRole('alert')).toHaveCount(0)
  await expect(page.locator('[aria-invalid=true]')).toHaveCount(0)
  expect(await created()).toBe(0)
  await page.getByLabel('Número', { exact: true }).fill('900123456-8')
  await page.keyboard.press('Enter')
  await expect.poll(created).toBe(1)
})

test('an Enter that ends an accent does not go on from where the customer asked to be called, the next one does', async ({
  page,
  open,
}) => {
  await page.clock.setFixedTime(new Date('2026-11-24T15:00:00Z'))
  await open('', `#/customers/${ids.textiles}`)
  await page.locator('header').getByRole('button', { name: 'Llamar' }).click()
  await page.keyboard.press('1')
  const field = page.getByLabel('Cuándo y por dónde pidió que lo llamaran')
  await field.fill('Ayer, por correo, a la mañan')
  await endComposition(field)
  await page.waitForTimeout(200)
  await expect(field).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(field).toHaveCount(0)
})
