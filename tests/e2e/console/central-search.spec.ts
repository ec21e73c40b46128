import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { heldPull } from './held-pull.ts'
import { expect, test } from './world.ts'

const folder = join(import.meta.dirname, '..', '..', '..', '.cache', 'screenshots')
mkdirSync(folder, { recursive: true })

const go = (page: Page, place: string) => page.goto(`${new URL(page.url()).origin}/#/${place}`)
const synced = (page: Page) => expect(page.getByText(/Sincronizado hace/).first()).toBeVisible({ timeout: 20_000 })

async function createCustomer(page: Page, name: string, nit: string): Promise<void> {
  await go(page, 'customers/new')
  await page.getByLabel('Nombre o razón social').fill(name)
  await page.getByLabel('Número').fill(nit)
  await page.getByRole('button', { name: 'Crear cliente' }).click()
  await expect(page.getByRole('heading', { name })).toBeVisible()
}

test('who is not on this workstation is found at the centre, read there, and comes with the next sync', async ({
  workstation,
  central,
}) => {
  const network = await heldPull(central.url)
  const luis = await workstation(network.url)
  await luis.signIn('luis')
  await synced(luis.page)
  network.hold()
  const sofia = await workstation()
  await sofia.signIn('sofia')
  await createCustomer(sofia.page, 'Astilleros Ñuquí SAS', '830.123.457')
  await synced(sofia.page)

  const { page } = luis
  await go(page, 'customers')
  const field = page.getByRole('textbox', { name: /Nombre, NIT/ })
  await field.fill('nuqui astill')
  await expect(page.getByText('Nadie coincide con «nuqui astill»')).toBeVisible()
  const atCentre = page.getByRole('region', { name: 'Resultados del centro' })
  await expect(async () => {
    await atCentre
      .getByRole('button', { name: /en el centro|otra vez/ })
      .first()
      .click({ timeout: 1_000 })
    await expect(atCentre.getByRole('link', { name: /Astilleros Ñuquí/ })).toBeVisible({ timeout: 1_000 })
  }).toPass({ timeout: 20_000 })
  await page.screenshot({ path: join(folder, 'central-results.png') })
  await atCentre.getByRole('link', { name: /Astilleros Ñuquí/ }).click()
  await expect(page.getByRole('heading', { name: 'Astilleros Ñuquí SAS' })).toBeVisible()
  await expect(page.getByText('Ficha del centro.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Editar' })).toBeHidden()
  await page.getByRole('button', { name: 'Ver los del centro' }).click()
  await expect(page.getByText('El centro no tiene otros contactos')).toBeVisible()
  await page.screenshot({ path: join(folder, 'central-card.png') })

  // A mistyped NIT: nobody here, and the centre says whom it may be.
  await field.fill('830.123.475')
  await atCentre.getByRole('button', { name: 'Buscar en el centro' }).click()
  await expect(atCentre.getByText('¿Quiso decir…?')).toBeVisible()
  await expect(atCentre.getByText(/dos dígitos cambiados de lugar/)).toBeVisible()

  // From the palette.
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Buscar' }).fill('astilleros')
  await page.getByRole('option', { name: 'Buscar «astilleros» en el centro' }).click()
  await expect(field).toHaveValue('astilleros')
  await expect(atCentre.getByRole('link', { name: /Astilleros Ñuquí/ })).toBeVisible()

  // Where a contact asks who is speaking: found at the centre, and chosen as any other.
  await go(page, 'inbox')
  await page.getByRole('button', { name: 'Nuevo contacto' }).click()
  await page.keyboard.press('1')
  await page.getByRole('button', { name: 'Dicho, seguir' }).click()
  await expect(page.getByRole('heading', { name: 'Aviso de grabación' })).toBeVisible()
  await page.keyboard.press('1')
  const who = page.getByRole('textbox', { name: 'Cliente', exact: true })
  await who.fill('ñuquí astilleros')
  await page.getByRole('option', { name: /Buscar «ñuquí astilleros» en el centro/ }).click()
  const ofCentre = page.getByRole('option', { name: /Astilleros Ñuquí SAS.*Ficha del centro/ })
  await expect(ofCentre).toBeVisible()
  await page.screenshot({ path: join(folder, 'central-picker.png') })
  await ofCentre.click()
  await expect(page.getByRole('heading', { name: 'Autorización de datos personales' })).toBeVisible()
  await page.getByTitle(/Volver a «.*(quién|dentific|Cliente)/).click()
  await expect(page.getByText('Astilleros Ñuquí SAS').first()).toBeVisible()
  await page.getByRole('button', { name: 'Cambiar' }).click()
  await who.fill('nadie se llama así')
  await page.getByRole('option', { name: /en el centro/ }).click()
  await expect(page.getByText('El centro tampoco tiene a nadie con «nadie se llama así».')).toBeVisible()
  await central.stop()
  await who.fill('astilleros del norte')
  const asks = page.getByRole('option', { name: /en el centro/ })
  await expect(asks).toBeVisible()
  if ((await asks.getAttribute('aria-disabled')) === 'false') await asks.click()
  await expect(page.getByText(/Sin conexión con el centro|El centro no respondió/).first()).toBeVisible()
  await page.screenshot({ path: join(folder, 'central-picker-offline.png') })

  // The centre is away: said, and asked again when wished.
  await go(page, 'customers')
  await field.fill('astilleros del sur')
  const ask = atCentre.getByRole('button', { name: /Buscar en el centro/ })
  if (await ask.isEnabled()) await ask.click()
  await expect(atCentre.getByText(/Sin conexión con el centro|El centro no respondió/)).toBeVisible()
  await page.screenshot({ path: join(folder, 'central-offline.png') })
  await central.start()
  await network.end()
})

test('a mistyped NIT finds here whom it may be, and old contacts are read at the centre', async ({ workstation }) => {
  const luis = await workstation()
  await luis.signIn('luis')
  const { page } = luis
  await createCustomer(page, 'Molinos de Sumapaz SAS', '830.555.121')
  await go(page, 'customers')
  const field = page.getByRole('textbox', { name: /Nombre, NIT/ })
  for (const [typed, why] of [
    ['830.555.112', 'dos dígitos cambiados de lugar'],
    ['830555221', 'un dígito distinto'],
    ['83055521', 'falta un dígito'],
    ['8305551210-0', 'sobra un dígito'],
  ]) {
    await field.fill(typed ?? '')
    const likely = page.getByRole('region', { name: '¿Quiso decir…?' })
    await expect(likely.getByRole('link', { name: /Molinos de Sumapaz/ })).toContainText(why ?? '')
  }
  await page.screenshot({ path: join(folder, 'customers-likely.png') })
  await page.getByRole('link', { name: /Molinos de Sumapaz/ }).click()
  await expect(page.getByRole('button', { name: 'Editar' })).toBeVisible()
})
