import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { accessibilityFaults } from '../../support/accessibility.ts'
import { expect, test } from './preview.ts'

const folder = join(import.meta.dirname, '..', '..', '..', '.cache', 'screenshots')
mkdirSync(folder, { recursive: true })

test('an inbox without contacts says which case is followed up next, and opens it', async ({ open }) => {
  const page = await open('calm', '#/inbox')
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

test('an inbox without contacts says first which case waits for whoever is there, and opens it', async ({ open }) => {
  const page = await open('', '#/inbox')
  await expect(page.getByRole('heading', { name: '2 casos esperan por usted' })).toBeVisible()
  await expect(page.getByText('Su bandeja está al día')).toHaveCount(0)
  await expect(page.getByText('Caso 1044 de Café Sierra Nevada: espera datos del cliente.')).toBeVisible()
  // And what is followed up besides.
  await expect(page.getByText(/^Próximo seguimiento: caso 1041/)).toBeVisible()
  await page.screenshot({ path: join(folder, 'inbox-waiting-case-light.png') })
  expect(await accessibilityFaults(page)).toEqual([])
  await page.getByRole('button', { name: 'Atender el caso' }).click()
  await expect(page.getByRole('heading', { name: /Caso 1044/ })).toBeVisible()
})

test('the rail says how many cases wait for whoever is there, and only where one does', async ({ open }) => {
  const page = await open('', '#/inbox')
  const place = page.getByRole('navigation', { name: 'Lugares' }).getByRole('link', { name: 'Seguimiento' })
  await expect(place).toHaveAccessibleName('Seguimiento 2 por atender')
  await page.evaluate(() =>
    window.world.elsewhere(
      'case.objectAnswer',
      {
        caseId: '01939e1a-0007-7000-8000-000000000002',
        entryId: '01939e1a-0008-7000-8000-0000000000e1',
        reason: 'No aparece en la cuenta.',
      },
      '01939e1a-0002-7000-8000-000000000001',
    ),
  )
  await expect(place).toHaveAccessibleName('Seguimiento 1 por atender')
  await open('calm', '#/inbox')
  await expect(place).toHaveAccessibleName('Seguimiento')
})
