import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from './preview.ts'

const folder = join(import.meta.dirname, '..', '..', '..', '.cache', 'screenshots')
mkdirSync(folder, { recursive: true })

test('a name with a letter wrong finds nobody, and offers who is like it with how it was read', async ({ open }) => {
  const page = await open('', '#/customers')
  await page.getByRole('textbox', { name: 'Nombre, NIT, cédula, teléfono, correo' }).fill('molimos del uila')
  await expect(page.getByText('Nadie coincide con «molimos del uila»')).toBeVisible()
  const similar = page.getByRole('region', { name: 'Parecidos a lo que escribió' })
  await expect(similar.getByRole('link')).toHaveCount(1)
  await expect(similar).toContainText('«molimos» por «Molinos» · «uila» por «Huila»')
  await page.screenshot({ path: join(folder, 'customers-similar.png') })
  await similar.getByRole('link', { name: /Molinos del Huila SA/ }).click()
  await expect(page.getByRole('heading', { name: 'Molinos del Huila SA', exact: true })).toBeVisible()
})
