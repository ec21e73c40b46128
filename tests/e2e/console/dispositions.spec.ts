import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { accessibilityFaults } from '../../support/accessibility.ts'
import { expect, test } from './world.ts'

const folder = join(import.meta.dirname, '..', '..', '..', '.cache', 'screenshots')
mkdirSync(folder, { recursive: true })

async function looked(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(folder, `disposition-${name}.png`) })
  expect(await accessibilityFaults(page), name).toEqual([])
}

/** A call that was cut after the greeting, at its registration. */
async function cutCall(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Nuevo contacto' }).click()
  await page.keyboard.press('1')
  await expect(page.getByRole('heading', { name: 'Saludo' })).toBeVisible()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Terminar antes' }).click()
  await page.getByRole('menuitem', { name: 'Se cortó' }).click()
  await expect(page.getByText('Se registra: No efectiva: se cortó')).toBeVisible()
}

test('a disposition is found in its tree, asks what it needs, and stands on top the next day', async ({
  workstation,
}) => {
  const luis = await workstation()
  await luis.signIn('luis')
  const { page } = luis
  await cutCall(page)
  const search = page.getByRole('combobox', { name: 'Tipificación' })
  await search.fill('otorgada')
  await expect(page.getByRole('option')).toHaveCount(1)
  await search.press('Enter')
  await expect(page.getByText('Se registra: Información otorgada')).toBeVisible()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('Falta el tema: esta tipificación lo pide.')).toBeVisible()
  await looked(page, 'asks-topic')
  await page.getByRole('combobox', { name: 'Tema' }).fill('tasas')
  await page.getByRole('option', { name: 'Tasas y plazos' }).click()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('Contacto terminado.')).toBeVisible()

  await luis.kill()
  await luis.open()
  await luis.signIn('luis')
  await cutCall(luis.page)
  const top = luis.page.getByRole('listbox', { name: 'Tipificación' }).getByRole('group').first()
  await expect(top).toHaveAttribute('aria-label', 'Usadas por última vez')
  await expect(top.getByRole('option')).toHaveText(['Información otorgada'])
  await looked(luis.page, 'tree')
})

test('its author corrects a disposition, and the one before stays with its reason', async ({ workstation }) => {
  const luis = await workstation()
  await luis.signIn('luis')
  const { page } = luis
  await cutCall(page)
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('Contacto terminado.')).toBeVisible()
  await page
    .getByRole('link', { name: /No efectiva: se cortó/ })
    .first()
    .click()
  await page.getByRole('button', { name: 'Corregir la tipificación' }).click()
  await page.getByRole('combobox', { name: 'Tipificación' }).fill('broma')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Guardar la corrección' }).click()
  await expect(page.getByText('Falta el motivo: esta tipificación lo pide.')).toBeVisible()
  await page.getByLabel('Por qué la corrige').fill('Volvió a llamar y era una broma')
  await looked(page, 'correction')
  await page.getByRole('button', { name: 'Guardar la corrección' }).click()
  await expect(page.getByText('Tipificación corregida.')).toBeVisible()
  const before = page.getByRole('region', { name: 'Tipificaciones anteriores' })
  await expect(before).toContainText('No efectiva: se cortó')
  await expect(before).toContainText('Volvió a llamar y era una broma')
  await expect(before).toContainText('Luis Cárdenas')
  await looked(page, 'corrected')
})
