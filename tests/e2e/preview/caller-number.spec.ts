import type { Page } from '@playwright/test'
import { accessibilityFaults } from '../../support/accessibility.ts'
import { isAt, step } from './contact-walk.ts'
import { expect, test } from './preview.ts'
import { callContact, callDraft } from './sample-phone.ts'

/* The number that called is offered to who is found or created, and never added by itself. */

const NOBODYS = '3115550199'

/** A call's contact at *¿Con quién hablo?*. */
async function calledFrom(page: Page, open: (query: string, place: string) => Promise<Page>, number: string) {
  const drafts = [callDraft(1, { caller: { number, queue: 'servicio' } })]
  await page.addInitScript((kept) => {
    if (window.sessionStorage.getItem('fake.drafts') === null) window.sessionStorage.setItem('fake.drafts', kept)
  }, JSON.stringify(drafts))
  await open('', `#/inbox/${callContact(1)}`)
  await page.keyboard.press('1')
  for (const key of ['Enter', '1']) await page.keyboard.press(key)
  await isAt(page, 'identificacion')
}
const offer = (page: Page) => page.getByRole('button', { name: /^Agregar .* a los teléfonos$/ })
const edits = (page: Page) =>
  page.evaluate(() =>
    window.world.dispatched.flatMap(({ name, payload }) => (name === 'customer.edit' ? [payload] : [])),
  )

test('a customer who is found and does not have the number is offered it, and has it with one click', async ({
  page,
  open,
}) => {
  await calledFrom(page, open, NOBODYS)
  await expect(offer(page)).toHaveCount(0)
  await page.keyboard.type('molinos')
  await page.keyboard.press('Enter')
  await isAt(page, 'autorizacion-datos')
  expect(await edits(page)).toEqual([])
  await expect(offer(page)).toHaveText('Agregar 311 555 0199 a los teléfonos')
  expect(await accessibilityFaults(page)).toEqual([])
  await offer(page).click()
  await expect(page.getByText('311 555 0199 quedó en los teléfonos de Molinos del Huila SA.').first()).toBeVisible()
  await expect(offer(page)).toHaveCount(0)
  const [edit] = await edits(page)
  expect(edit).toMatchObject({ phones: expect.arrayContaining([{ number: NOBODYS, extension: null }]) })
})

test('a new customer has the number in their form', async ({ page, open }) => {
  await calledFrom(page, open, NOBODYS)
  await page.keyboard.type('Panadería Nueva')
  await page.getByRole('option', { name: /Crear/ }).click()
  await expect(step(page).getByLabel('Teléfonos')).toHaveValue(NOBODYS)
})

test('a number that another customer has is offered to nobody', async ({ page, open }) => {
  await calledFrom(page, open, '3105550142')
  await page.keyboard.type('molinos')
  await page.keyboard.press('Enter')
  await isAt(page, 'autorizacion-datos')
  await expect(page.getByRole('complementary').first()).toContainText('Molinos')
  await expect(offer(page)).toHaveCount(0)
})
