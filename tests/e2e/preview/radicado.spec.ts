import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { accessibilityFaults } from '../../support/accessibility.ts'
import { isAt, upToCustomer } from './contact-walk.ts'
import { expect, test } from './preview.ts'

/* A customer says first of all: «mi radicado es el 1042». */

const folder = join(import.meta.dirname, '..', '..', '..', '.cache', 'screenshots')
mkdirSync(folder, { recursive: true })

test('Ctrl+K opens a case by its radicado, however it is said', async ({ open }) => {
  const page = await open('', '#/inbox')
  await page.keyboard.press('Control+k')
  await page.keyboard.type('1042')
  const found = page.getByRole('option', { name: /Caso 1042/ })
  await expect(found).toHaveText(/Textiles.*Respondido, falta informar/)
  expect(await accessibilityFaults(page)).toEqual([])
  await page.screenshot({ path: join(folder, 'radicado-palette.png') })
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: /Caso 1042/ })).toBeVisible()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('caso n.º 1.041')
  await expect(page.getByRole('option', { name: /Caso 1041/ })).toBeVisible()
  await page.keyboard.type('9')
  await expect(page.getByRole('option', { name: /Caso/ })).toHaveCount(0)
})

test('who is asked for at ¿Con quién hablo? is found by the radicado of their case, and Enter takes them', async ({
  open,
}) => {
  const page = await open('', '#/inbox')
  await upToCustomer(page)
  await page.keyboard.type('1042')
  const found = page.getByRole('option', { name: /Cliente del caso 1042/ })
  await expect(found).toHaveText(/Textiles/)
  await expect(page.getByText('Nadie coincide')).toHaveCount(0)
  await page.screenshot({ path: join(folder, 'radicado-picker.png') })
  await page.keyboard.press('Enter')
  await isAt(page, 'motivo')
  await expect(page.getByRole('complementary', { name: /cliente/i })).toContainText('Textiles')
})
