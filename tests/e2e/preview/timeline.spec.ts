import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { accessibilityFaults } from '../../support/accessibility.ts'
import { expect, test } from './preview.ts'

const folder = join(import.meta.dirname, '..', '..', '..', '.cache', 'screenshots')
mkdirSync(folder, { recursive: true })
const textiles = '#/customers/01939e1a-0003-7000-8000-000000000001'

test('a time line of 10,000 contacts has only what is in sight, and is narrowed by every filter', async ({ open }) => {
  const page = await open('contacts=10000', textiles)
  const line = page.getByRole('region', { name: 'Contactos', exact: true })
  const count = line.getByRole('status').first()
  await expect(count).toHaveText('10.003')
  expect(await line.getByRole('listitem').count()).toBeLessThan(60)
  await page.screenshot({ path: join(folder, 'timeline-10k.png') })
  const narrowed = async (label: string, value: string, expected: string) => {
    await line.getByLabel(label).selectOption(value)
    await expect(count).toHaveText(expected)
  }
  await narrowed('Canal', 'chat', '2.000')
  await narrowed('Sentido', 'outbound', '500')
  await narrowed('Tipo de solicitud', 'consulta', '500')
  await line.getByRole('button', { name: 'Solo míos' }).click()
  await expect(count).toHaveText('333')
  await line.getByRole('button', { name: 'Con caso abierto' }).click()
  await expect(line.getByText('Ningún contacto de este equipo cumple estos filtros.')).toBeVisible()
  await page.screenshot({ path: join(folder, 'timeline-none.png') })
  await line.getByRole('button', { name: 'Quitar filtros' }).click()
  await expect(count).toHaveText('10.003')
  await line.getByLabel('Desde').fill('2100-01-01')
  await expect(line.getByText('Ningún contacto de este equipo cumple estos filtros.')).toBeVisible()
  await line.getByLabel('Desde').fill('')
  await expect(count).toHaveText('10.003')
})

test('what is searched for far down a list begins at the top of what is found', async ({ open }) => {
  const page = await open('many=100000', '#/customers')
  const list = page.getByRole('list', { name: 'Clientes' })
  await expect(list.getByRole('listitem').first()).toBeVisible()
  await list.evaluate((element) => {
    if (element.parentElement !== null) element.parentElement.scrollTop = 40_000
  })
  await expect(list.locator('[aria-posinset="805"]')).toBeVisible()
  await page.getByRole('textbox', { name: 'Nombre, NIT, cédula, teléfono, correo' }).first().fill('textiles')
  await expect(list.locator('[aria-posinset="1"]').getByRole('link')).toBeVisible()
  await expect(list.locator('[aria-posinset="805"]')).toBeHidden()
  expect(await list.evaluate((element) => element.parentElement?.scrollTop)).toBe(0)
})

for (const query of ['contacts=300&language=en', 'contacts=300&theme=dark'])
  test(`the time line of ${query} is free of accessibility faults`, async ({ open }) => {
    const page = await open(query, textiles)
    await page
      .getByText(/Pregunta 1$/)
      .first()
      .waitFor()
    await page.screenshot({ path: join(folder, `timeline-${query.split('=').at(-1)}.png`) })
    expect(await accessibilityFaults(page)).toEqual([])
  })
