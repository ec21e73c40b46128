import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from './world.ts'

const folder = join(import.meta.dirname, '..', '..', '..', '.cache', 'screenshots')
mkdirSync(folder, { recursive: true })

const ROWS = 600
const csv = [
  'Razón social;NIT;Teléfono;Correo;Ciudad',
  'Sin dígito bueno SAS;900123456-1;;;Cali',
  ';900555444;;;Cali',
  'Correo Malo Ltda.;;;no es correo;Cali',
  ...Array.from(
    { length: ROWS },
    (_, index) => `Importadora ${index} SAS;;310555${1000 + index};i${index}@x.example;Tunja`,
  ),
  'Ñandú Comercial;800987654;;;Neiva',
].join('\r\n')
const latin = Buffer.from(csv, 'latin1')

test('a coordinator imports a CSV of Windows-1252: a look first, refused rows with reasons, and nothing twice', async ({
  workstation,
}) => {
  const sofia = await workstation()
  await sofia.signIn('sofia')
  const { page } = sofia
  await page.goto(`${new URL(page.url()).origin}/#/customers/import`)
  const load = () =>
    page.locator('input[type=file]').setInputFiles({ name: 'clientes.csv', mimeType: 'text/csv', buffer: latin })
  await load()
  await expect(page.getByText(/clientes\.csv · 604 filas · Windows-1252/)).toBeVisible()
  await expect(page.getByRole('cell', { name: 'Falta el nombre.' })).toBeVisible()
  await page.screenshot({ path: join(folder, 'import-preview.png') })
  await page.getByRole('button', { name: 'Importar 604 filas' }).click()
  await expect(page.getByText(/Terminó: 604 de 604 · creados 601 · ya estaban 0 · rechazados 3/)).toBeVisible({
    timeout: 60_000,
  })
  await page.screenshot({ path: join(folder, 'import-done.png') })

  const luis = await workstation()
  await luis.signIn('luis')
  await luis.page.goto(`${new URL(luis.page.url()).origin}/#/customers`)
  await luis.page.getByRole('textbox', { name: /Nombre, NIT/ }).fill('nandu comercial')
  await expect(luis.page.getByText('Ñandú Comercial')).toBeVisible({ timeout: 30_000 })

  // The same file again: every row is known.
  await load()
  await page.getByRole('button', { name: 'Importar 604 filas' }).click()
  await expect(page.getByText(/creados 0 · ya estaban 601 · rechazados 3/)).toBeVisible({ timeout: 60_000 })
})
