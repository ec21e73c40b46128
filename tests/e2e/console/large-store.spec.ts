import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fillWorkstation } from './filled-store.ts'
import { expect, PASSWORD, test } from './world.ts'

const folder = join(import.meta.dirname, '..', '..', '..', '.cache', 'screenshots')
mkdirSync(folder, { recursive: true })

const FULL = process.env.FULL === '1'
/** `npm run test:full` has the whole; the usual run a hundredth of it. */
const SIZE = FULL ? { customers: 100_000, interactions: 1_000_000 } : { customers: 1_000, interactions: 10_000 }
const number = (count: number) => new Intl.NumberFormat('es-CO').format(count)

test(`P1 goes from the first word to the registration with ${SIZE.customers} customers and ${SIZE.interactions} contacts here`, async ({
  workstation,
}) => {
  test.setTimeout(FULL ? 60 * 60_000 : 180_000)
  const luis = await workstation()
  await luis.signIn('luis')
  await expect(luis.page.getByText(/Sincronizado/).first()).toBeVisible({ timeout: 60_000 })
  await luis.close()
  let told = 0
  const held = await fillWorkstation(luis.folder, 'luis', PASSWORD, SIZE, (done) => {
    if (done - told < SIZE.interactions / 5) return
    told = done
    console.info(`large store: ${done} records written`)
  })
  console.info(`large store: ${held.customers} customers and ${held.interactions} contacts in the store`)
  expect(held.customers).toBeGreaterThanOrEqual(SIZE.customers)
  expect(held.interactions).toBeGreaterThanOrEqual(SIZE.interactions)

  await luis.open()
  await luis.signIn('luis')
  const { page } = luis
  await expect(page.getByText(/Sincronizado/).first()).toBeVisible({ timeout: 60_000 })
  const origin = new URL(page.url()).origin
  await page.goto(`${origin}/#/customers`)
  await expect(page.getByRole('heading', { name: 'Clientes' })).toContainText(
    number(Math.min(held.customers, 100_000)).slice(0, 3),
  )
  await page.screenshot({ path: join(folder, 'large-store.png') })
  await page.goto(`${origin}/#/inbox`)
  await page.getByRole('button', { name: 'Nuevo contacto' }).click()
  await page.keyboard.press('1')
  await expect(page.getByText(/gracias por comunicarse con/)).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Aviso de grabación' })).toBeVisible()
  await page.keyboard.press('1')
  // Found among all of them, by two beginnings of words in any order.
  const began = performance.now()
  await page.getByRole('textbox', { name: 'Cliente', exact: true }).fill('sas conf')
  // Not the offers to search elsewhere or to create, which say what was typed.
  const found = page
    .getByRole('option')
    .filter({ hasText: /^Confecciones/ })
    .first()
  await expect(found).toBeVisible()
  console.info(`large store: customers found and shown after ${Math.round(performance.now() - began)} ms`)
  await found.click()
  // Who has authorised something already is not asked for it again.
  const consent = page.getByRole('heading', { name: /Autorización de datos personales|Canales autorizados/ })
  const reason = page.getByRole('textbox', { name: 'Motivo del contacto' })
  for (let asked = 0; asked < 2; asked++) {
    await expect(consent.or(reason)).toBeVisible()
    if (await consent.isVisible()) await page.keyboard.press('1')
  }
  await reason.fill('¿Cuál es la tasa?')
  await page.keyboard.press('Control+Enter')
  await page.getByRole('button', { name: /^\d Consulta$/ }).click()
  await page.getByPlaceholder('Busque y elija').fill('tasas')
  await page.getByRole('option', { name: 'Tasas y plazos' }).click()
  await expect(page.getByRole('heading', { name: /primer contacto/ })).toBeVisible()
  for (const box of await page.getByRole('checkbox').all()) await box.check()
  await page.getByRole('button', { name: 'Sí, se soluciona ahora' }).click()
  await expect(page.getByRole('heading', { name: /circulares, cartas, formatos/ })).toBeVisible()
  await page.keyboard.press('2')
  await page.keyboard.press('1')
  await expect(page.getByRole('heading', { name: 'Otorga información' })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: '¿Algo más?' })).toBeVisible()
  await page.keyboard.press('2')
  await expect(page.getByRole('heading', { name: 'Registra el contacto' })).toBeVisible()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('Contacto registrado.')).toBeVisible()
  await expect(page.getByText('0 pendientes')).toBeVisible({ timeout: 60_000 })
})
