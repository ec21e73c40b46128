import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { accessibilityFaults } from '../../support/accessibility.ts'
import { expect, test } from './preview.ts'

const folder = join(import.meta.dirname, '..', '..', '..', '.cache', 'screenshots')
mkdirSync(folder, { recursive: true })
const STAYS = '01939e1a-0003-7000-8000-000000000006'

test('a card that another is joined to is read with all of it, says what is joined, and parts it again', async ({
  open,
}) => {
  const page = await open('', `#/customers/${STAYS}`)
  await expect(page.getByText('Al unirla queda esta ficha, «Textiles del Valle», con lo de las dos;')).toBeVisible()
  await page.screenshot({ path: join(folder, 'card-before-joining-light.png') })
  await page.getByRole('button', { name: 'Unir a esta ficha' }).click()
  const card = page.getByRole('region', { name: 'Ficha del cliente' })
  await expect(card.getByText('310 555 0142 de «Textiles del Valle SAS»')).toBeVisible()
  await expect(card.getByText('310 555 0006', { exact: true })).toBeVisible()
  await expect(card.getByText('compras@textilesdelvalle.example de «Textiles del Valle SAS»')).toBeVisible()
  await expect(card.getByRole('row', { name: /^Llamada/ }).getByText('autoriza', { exact: true })).toBeVisible()
  await expect(card.getByRole('row', { name: /^Chat/ })).toContainText('sin preguntar')
  const contacts = card.getByRole('region', { name: 'Contactos', exact: true }).getByRole('listitem')
  await expect(contacts.first()).toContainText('de «Textiles del Valle SAS»')
  await expect(card.getByRole('link', { name: /1042 · Requerimiento/ })).toContainText('de «Textiles del Valle SAS»')
  const joined = card.getByRole('region', { name: 'Unida a esta ficha' })
  await expect(joined.getByRole('link', { name: 'Textiles del Valle SAS' })).toBeVisible()
  await expect(joined).toContainText('Habla Marta Gómez')
  await page.screenshot({ path: join(folder, 'card-joined-light.png') })
  expect(await accessibilityFaults(page)).toEqual([])
  // In the list it can be told from the one that stayed.
  const rows = page.getByRole('list', { name: 'Clientes' }).getByRole('link')
  await expect(rows.filter({ hasText: 'Textiles del Valle SAS' })).toContainText('Unida a otra ficha')
  await expect(rows.filter({ hasText: 'Palmira' })).not.toContainText('Unida a otra ficha')

  await joined.getByRole('button', { name: 'Separar' }).click()
  await expect(joined).toHaveCount(0)
  await expect(card.getByText('310 555 0142')).toHaveCount(0)
  await expect(contacts).toHaveCount(0)
  await expect(card.getByRole('row', { name: /^Llamada/ })).toContainText('sin preguntar')
})

test('a guide with the card that stayed asks for nothing that was said on the one joined to it', async ({ open }) => {
  const page = await open('', `#/customers/${STAYS}`)
  await page.getByRole('button', { name: 'Unir a esta ficha' }).click()
  await expect(page.getByRole('region', { name: 'Unida a esta ficha' })).toBeVisible()
  await page.getByRole('link', { name: 'Bandeja' }).click()
  await page.getByRole('button', { name: 'Nuevo contacto' }).click()
  for (const key of ['1', 'Enter', '1']) await page.keyboard.press(key)
  await page.keyboard.type('textiles del valle palmira')
  await page.keyboard.press('Enter')
  await expect(page.locator('[data-step=motivo]')).toBeVisible()
  const panel = page.getByRole('complementary')
  await expect(panel).toContainText('Llamada sí')
  await expect(panel).toContainText('Unida a esta ficha: Textiles del Valle SAS')
  await page.screenshot({ path: join(folder, 'guide-joined-light.png') })
})
