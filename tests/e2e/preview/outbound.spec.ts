import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { accessibilityFaults } from '../../support/accessibility.ts'
import { expect, test } from './preview.ts'
import { ids } from './sample-ids.ts'

const folder = join(import.meta.dirname, '..', '..', '..', '.cache', 'screenshots')
mkdirSync(folder, { recursive: true })

/** Within the hours of the law, in Bogotá. */
const TUESDAY = new Date('2026-11-24T15:00:00Z')

async function looked(page: Page, name: string): Promise<void> {
  await page.waitForTimeout(250)
  await page.screenshot({ path: join(folder, `outbound-${name}.png`) })
  expect(await accessibilityFaults(page), name).toEqual([])
}
const dispatched = (page: Page, name: string) =>
  page.evaluate(
    (wanted) => window.world.dispatched.filter((one) => one.name === wanted).map((one) => one.payload),
    name,
  )

test('that a customer was never asked is a line of their card, with the law for who opens it', async ({ open }) => {
  const page = await open('', `#/customers/${ids.textiles}`)
  const told = page.getByRole('region', { name: 'Contacto comercial' })
  const rule = told.getByText('El cliente no ha autorizado este canal para fines comerciales.')
  await expect(told.getByText('nunca se le preguntó si autoriza fines comerciales', { exact: false })).toBeVisible()
  await expect(rule).toBeHidden()
  await looked(page, 'never-asked')
  await told.locator('summary').click()
  await expect(rule).toBeVisible()
  await expect(told.getByText(/Es de la ley: nadie puede autorizar una excepción/)).toBeVisible()
})

test('calling a customer commercially without consent is refused in words, and registered as such', async ({
  open,
}) => {
  const page = await open('', `#/customers/${ids.textiles}`)
  await page.locator('header').getByRole('button', { name: 'Llamar' }).click()
  await expect(page.getByRole('heading', { name: '¿Por qué lo contacta?' })).toBeVisible()
  await looked(page, 'why')
  await page.keyboard.press('4')
  await expect(page.getByText('El cliente no ha autorizado este canal para fines comerciales.')).toBeVisible()
  await expect(page.getByText(/Es de la ley: nadie puede autorizar una excepción/)).toBeVisible()
  await looked(page, 'refused')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Se registra: Sin autorización')).toBeVisible()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('Contacto terminado.')).toBeVisible()
  expect(await dispatched(page, 'interaction.register')).toMatchObject([
    { disposition: { id: 'outbound.excluded.noConsent', rule: 'contact.consentMissing' } },
  ])
})

test('without the centre a commercial contact is not made, a call back that was asked for is', async ({
  page,
  open,
}) => {
  await page.clock.setFixedTime(TUESDAY)
  await open('commercial&offline', `#/customers/${ids.textiles}`)
  await page.evaluate(() => window.world.refuseNext('contact.claim', { code: 'claim.needsCentre' }))
  await page.locator('header').getByRole('button', { name: 'Llamar' }).click()
  await page.keyboard.press('4')
  await page.getByRole('button', { name: 'Pedir permiso' }).click()
  await expect(page.getByText('Esto necesita conexión con el centro.', { exact: false })).toBeVisible()
  await looked(page, 'offline')
  await page.getByTitle(/Volver a «¿Por qué lo contacta\?»/).click()
  await page.keyboard.press('1')
  await page.getByLabel('Cuándo y por dónde pidió que lo llamaran').fill('Ayer por el chat')
  await looked(page, 'asked')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Llama al cliente' })).toBeVisible()
  await page.keyboard.press('1')
  await expect(page.getByRole('heading', { name: 'Saludo y aviso de grabación' })).toBeVisible()
  await page.keyboard.press('1')
  await page.keyboard.press('1')
  await expect(page.getByRole('heading', { name: 'Vuelve a llamar como se acordó' })).toBeVisible()
  await looked(page, 'as-agreed')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await page.keyboard.press('2')
  await expect(page.getByRole('heading', { name: 'Registra el contacto' })).toBeVisible()
  await page.getByPlaceholder('Busque cómo terminó').fill('datos actualizados')
  await page.keyboard.press('Enter')
  await page.getByRole('combobox', { name: 'Tema' }).fill('tasas')
  await page.getByRole('option', { name: 'Tasas y plazos' }).click()
  await page.keyboard.press('Control+Enter')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Contacto terminado.')).toBeVisible()
  expect(await dispatched(page, 'interaction.register')).toMatchObject([
    { outreach: { purpose: 'service', asked: { as: 'callBack', ref: 'Ayer por el chat' }, by: 'workstation' } },
  ])
})

test('a coordinator lets a cap of the bank be passed with a reason, and no rule of the law', async ({ page, open }) => {
  await page.clock.setFixedTime(TUESDAY)
  await open('as=coordinator&capped', `#/customers/${ids.textiles}`)
  await page.getByRole('button', { name: 'Autorizar una excepción de contacto' }).first().click()
  await page.getByLabel('Motivo de la excepción').fill('El cliente lo pidió por escrito.')
  await page.getByRole('heading', { name: 'Contacto comercial' }).scrollIntoViewIfNeeded()
  await looked(page, 'exception')
  await page.getByRole('button', { name: 'Autorizar una excepción de contacto' }).first().click()
  await expect(page.getByText('Un coordinador autorizó una excepción para hoy.')).toBeVisible()
  expect(await dispatched(page, 'contact.allow')).toMatchObject([
    { rule: 'contact.attemptsOfDay', channel: 'phone', until: '2026-11-25T05:00:00.000Z' },
  ])
})

test('the register of excluded numbers is loaded from a file, with what does not serve shown', async ({ open }) => {
  const page = await open('as=coordinator', '#/coordination/excluded')
  await expect(page.getByText('No se ha cargado ningún registro.', { exact: false })).toBeVisible()
  await looked(page, 'register-empty')
  await page.locator('input[type=file]').setInputFiles({
    name: 'rne.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('numero\n3105550142\n5550142\n601 555 0199\n'),
  })
  await expect(page.getByText('El archivo tiene 2 números que sirven.')).toBeVisible()
  await expect(page.getByText('1 línea no tiene un número de Colombia: 5550142')).toBeVisible()
  await looked(page, 'register-read')
  await page.getByRole('button', { name: 'Cargar el registro' }).click()
  await expect(page.getByText(/Rige el del/)).toBeVisible()
})
