import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from './world.ts'

const folder = join(import.meta.dirname, '..', '..', '..', '.cache', 'screenshots')
mkdirSync(folder, { recursive: true })
const go = (page: Page, place: string) => page.goto(`${new URL(page.url()).origin}/#/${place}`)

async function create(page: Page, name: string, phone: string): Promise<string> {
  await go(page, 'customers/new')
  await page.getByLabel('Nombre o razón social').fill(name)
  await page.getByLabel('Número').fill('830.777.101')
  await page.getByLabel('Teléfonos').fill(phone)
  await page.getByLabel('Observaciones').fill(`Observaciones de ${name}`)
  return name
}
const save = async (page: Page, name: string): Promise<string> => {
  await page.getByRole('button', { name: 'Crear cliente' }).click()
  await expect(page.getByRole('heading', { name })).toBeVisible()
  // The address follows the card's first paint.
  await expect(page).toHaveURL(/#\/customers\/[0-9a-f-]{36}$/)
  return page.url()
}
/** Everything that the card shows, but for how long ago it was and the duplicates' own part. */
async function cardText(page: Page, url: string): Promise<string> {
  await page.goto(url)
  const card = page.getByRole('region', { name: 'Ficha del cliente' })
  await expect(card.getByRole('region', { name: 'Contactos', exact: true }).getByRole('listitem')).toHaveCount(1)
  const parts = [
    card.locator('dl').first(),
    card.getByRole('table').first(),
    card.getByRole('region', { name: 'Contactos', exact: true }).getByRole('listitem'),
  ]
  return (await Promise.all(parts.map((part) => part.textContent()))).join('\n').replace(/hace .*|ahora/g, '')
}

test('a likely duplicate is told before it is made, and joining and parting moves and loses nothing', async ({
  workstation,
}) => {
  const sofia = await workstation()
  await sofia.signIn('sofia')
  const { page } = sofia
  await create(page, 'Curtiembres del Sinú SAS', '310 777 0101')
  const first = await save(page, 'Curtiembres del Sinú SAS')
  await page.getByRole('button', { name: 'Nuevo contacto' }).click()
  await page.keyboard.press('1')
  await page.getByRole('button', { name: 'Terminar antes' }).click()
  await page.getByRole('menuitem', { name: 'Se cortó' }).click()
  await expect(page.getByText('Se registra: No efectiva: se cortó')).toBeVisible()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('Contacto terminado.')).toBeVisible()
  const before = await cardText(page, first)
  expect(before).toContain('Observaciones de Curtiembres')

  await create(page, 'Curtiembres Sinu', '310 777 0101')
  const alike = page.getByRole('region', { name: 'Ya hay fichas parecidas' })
  await expect(alike.getByRole('link', { name: 'Curtiembres del Sinú SAS' })).toBeVisible()
  await expect(alike).toContainText('mismo documento')
  await page.screenshot({ path: join(folder, 'customer-alike.png') })
  const second = await save(page, 'Curtiembres Sinu')
  await expect(page.getByRole('heading', { name: 'Posible duplicado' })).toBeVisible()
  await page.screenshot({ path: join(folder, 'customer-duplicate.png') })
  await page.getByRole('button', { name: 'Unir a esta ficha' }).click()
  await expect(page.getByText('quedó unida a esta ficha')).toBeVisible()

  // Joined: marked, and all that was on it is on it still; the other shows it with its own, and says whose it is.
  expect(await cardText(page, first)).toBe(before)
  await expect(page.getByText('Esta ficha está unida a')).toBeVisible()
  await page.screenshot({ path: join(folder, 'customer-merged.png') })
  await page.goto(second)
  await expect(page.getByText('Observaciones de Curtiembres Sinu')).toBeVisible()
  const contacts = page.getByRole('region', { name: 'Contactos', exact: true }).getByRole('listitem')
  await expect(contacts).toHaveCount(1)
  await expect(contacts).toContainText('de «Curtiembres del Sinú SAS»')
  await expect(page.getByText('Observaciones de Curtiembres del Sinú SAS')).toBeVisible()
  await expect(page.getByRole('region', { name: 'Unida a esta ficha' }).getByRole('link')).toHaveText(
    'Curtiembres del Sinú SAS',
  )
  await page.screenshot({ path: join(folder, 'customer-joined.png') })

  // Another console sees the same, parts them, and nothing is otherwise than before.
  const luis = await workstation()
  await luis.signIn('luis')
  await go(luis.page, `customers/${first.split('/').at(-1)}`)
  await expect(luis.page.getByText('Esta ficha está unida a')).toBeVisible({ timeout: 30_000 })
  await luis.page.getByRole('button', { name: 'Separar' }).click()
  await expect(luis.page.getByText('Las fichas quedaron separadas.')).toBeVisible()
  await page.goto(first)
  await expect(page.getByText('Esta ficha está unida a')).toBeHidden({ timeout: 30_000 })
  expect(await cardText(page, first)).toBe(before)
  await expect(page.getByRole('heading', { name: 'Posible duplicado' })).toBeVisible()
})
