import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { accessibilityFaults } from '../../support/accessibility.ts'
import { expect, test } from './preview.ts'

const folder = join(import.meta.dirname, '..', '..', '..', '.cache', 'screenshots')
mkdirSync(folder, { recursive: true })

test('an inbox without contacts says which case is followed up next, and opens it', async ({ open }) => {
  const page = await open('', '#/inbox')
  await expect(page.getByRole('heading', { name: 'Su bandeja está al día' })).toBeVisible()
  await expect(
    page.getByText(/^Próximo seguimiento: caso 1041 de Textiles del Valle SAS, venció hace \d+ días hábiles\.$/),
  ).toBeVisible()
  await page.screenshot({ path: join(folder, 'inbox-next-case-light.png') })
  expect(await accessibilityFaults(page)).toEqual([])
  await page.getByRole('button', { name: 'Abrir el caso' }).click()
  await expect(page.getByRole('heading', { name: /Caso 1041/ })).toBeVisible()
})

test('a call back whose hour is first is what comes next, and its contact is opened', async ({ open }) => {
  const page = await open('promisedFirst', '#/inbox')
  await expect(
    page.getByText(/^Próximo seguimiento: volver a llamar a Textiles del Valle SAS, el .+ a las? .+\.$/),
  ).toBeVisible()
  await page.getByRole('button', { name: 'Abrir el contacto' }).click()
  await expect(page.getByText('Volver a llamar').first()).toBeVisible()
})

test('with nothing to follow up it says so', async ({ open }) => {
  const page = await open('empty', '#/inbox')
  await expect(page.getByText('No tiene seguimientos pendientes.')).toBeVisible()
})
