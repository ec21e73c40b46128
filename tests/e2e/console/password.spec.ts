import type { Page } from '@playwright/test'
import { draftSaved, expect, PASSWORD, test } from './world.ts'

const NEXT = 'una frase nueva y larga 2026'

async function changePassword(page: Page, current: string, next: string): Promise<void> {
  await page.getByRole('button', { name: /^Carmen/ }).click()
  await page.getByRole('menuitem', { name: 'Cambiar mi contraseña' }).click()
  await page.getByLabel('Contraseña actual').fill(current)
  await page.getByLabel('Contraseña nueva', { exact: true }).fill(next)
  await page.getByLabel('Repita la contraseña nueva').fill(next)
  await page.keyboard.press('Enter')
  await expect(page.getByText('Su contraseña quedó cambiada.')).toBeVisible({ timeout: 20_000 })
}

test('a password changed elsewhere opens this workstation by the centre, and what was typed is there', async ({
  workstation,
}) => {
  const here = await workstation()
  await here.signIn('carmen')
  await here.page.getByRole('button', { name: 'Nuevo contacto' }).click()
  await here.page.keyboard.press('1')
  await here.page.getByLabel('Notas del contacto').fill('Escrito antes del cambio')
  await draftSaved(here.page)
  const { hash } = new URL(here.page.url())
  await here.kill()

  const there = await workstation()
  await there.signIn('carmen')
  await changePassword(there.page, PASSWORD, NEXT)

  await here.open()
  await here.signIn('carmen', NEXT)
  await expect(here.page.getByText(/El centro volvió a abrir los datos de este equipo/)).toBeVisible()
  await here.page.goto(`${new URL(here.page.url()).origin}/${hash}`)
  await expect(here.page.getByLabel('Notas del contacto')).toHaveValue('Escrito antes del cambio')
  // The centre is everybody's: the tests after this one sign in with the password that all have.
  await changePassword(here.page, NEXT, PASSWORD)
})

test('until it meets the centre a workstation opens with the password it knows', async ({ workstation, central }) => {
  const here = await workstation()
  await here.signIn('pedro')
  await here.kill()
  await central.stop()
  try {
    await here.open()
    await here.signIn('pedro')
    await expect(here.page.getByText(/Sin conexión/).first()).toBeVisible({ timeout: 20_000 })
  } finally {
    await central.start()
  }
})
