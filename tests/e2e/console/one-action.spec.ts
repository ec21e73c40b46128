import type { Page } from '@playwright/test'
import { ask, escalate, greet } from './by-guide.ts'
import { draftSaved, expect, test } from './world.ts'

async function register(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Dicho, seguir' }).click()
  await expect(page.getByRole('heading', { name: '¿Algo más?' })).toBeVisible()
  await page.keyboard.press('2')
  await expect(page.getByRole('heading', { name: 'Registra el contacto' })).toBeVisible()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('Contacto registrado.')).toBeVisible()
  await page.getByRole('button', { name: 'Dicho, seguir' }).click()
  await expect(page.getByRole('heading', { name: /encuesta/ })).toBeVisible()
  await page.keyboard.press('2')
  await expect(page.getByText('Contacto terminado.')).toBeVisible()
}

async function findCase(page: Page, radicado: string, customer: string): Promise<void> {
  await page.goto(`${new URL(page.url()).origin}/#/cases`)
  await page.getByRole('button', { name: /^Todos los abiertos/ }).click()
  await expect(page.getByText(radicado)).toBeVisible({ timeout: 20_000 })
  await expect(page.getByText(customer).first()).toBeVisible()
}

test('a contact is registered and escalated, and a second console sees its case', async ({ workstation }) => {
  const luis = await workstation()
  await luis.signIn('luis')
  await greet(luis.page, 'Confecciones Andinas SAS')
  await ask(luis.page, 'Requerimiento', 'Garantías', 'Pide revisar su garantía.')
  const radicado = await escalate(luis.page)
  await register(luis.page)

  const sofia = await workstation()
  await sofia.signIn('sofia')
  await findCase(sofia.page, radicado, 'Confecciones Andinas SAS')
})

test('with the centre stopped and the console killed nothing is lost, and all arrives when it is back', async ({
  workstation,
  central,
}) => {
  const luis = await workstation()
  await luis.signIn('luis')
  await expect(luis.page.getByText(/Sincronizado hace/).first()).toBeVisible({ timeout: 20_000 })
  await central.stop()
  await greet(luis.page, 'Panadería sin Red')
  await ask(luis.page, 'Queja', 'Garantías', 'Se queja por escrito.')
  const radicado = await escalate(luis.page)
  await luis.page.getByLabel('Notas del contacto').fill('Lo que se alcanzó a escribir')
  await draftSaved(luis.page)
  await luis.kill()

  await luis.open()
  await luis.signIn('luis')
  await luis.page.getByText('Panadería sin Red').first().click()
  await expect(luis.page.getByLabel('Notas del contacto')).toHaveValue('Lo que se alcanzó a escribir')
  await expect(luis.page.getByText(`quedó radicada con el número ${radicado}`)).toBeVisible()
  await register(luis.page)
  await expect(luis.page.getByText(/Sin conexión/).first()).toBeVisible()
  await central.start()

  const sofia = await workstation()
  await sofia.signIn('sofia')
  await findCase(sofia.page, radicado, 'Panadería sin Red')
})

test('the lock hides the work and gives it back', async ({ workstation }) => {
  const luis = await workstation()
  await luis.signIn('luis')
  await greet(luis.page, 'Ferretería del Candado')
  await luis.page.getByLabel('Notas del contacto').fill('A medio escribir')
  await luis.page.keyboard.press('Control+l')
  await expect(luis.page.getByRole('heading', { name: /la consola está bloqueada/ })).toBeVisible()
  await expect(luis.page.getByText('Ferretería del Candado').first()).toBeHidden()
  await luis.page.getByLabel('Contraseña', { exact: true }).fill('no es esta')
  await luis.page.keyboard.press('Enter')
  await expect(luis.page.getByRole('alert')).toBeVisible()
  await luis.page.getByLabel('Contraseña', { exact: true }).fill('prueba-local-2026')
  await luis.page.keyboard.press('Enter')
  await expect(luis.page.getByLabel('Notas del contacto')).toHaveValue('A medio escribir')
})
