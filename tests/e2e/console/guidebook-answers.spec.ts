import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { contactAddress } from '#tests/support/contact-address.ts'
import { draftSaved, expect, test } from './world.ts'

const folder = join(import.meta.dirname, '..', '..', '..', '.cache', 'screenshots')
mkdirSync(folder, { recursive: true })

// What is published here leads every contact from then on.
test.use({ alone: 'guidebook-answers' })

const go = (page: Page, place: string) => page.goto(`${new URL(page.url()).origin}/#/${place}`)
const heading = (page: Page, name: string) => page.locator('[data-step]').getByRole('heading', { name })

/** A step as a list of steps has it: with its number. */
async function stepOption(within: Locator, name: string): Promise<string> {
  const all = await within.getByLabel('Sobre qué se pregunta').last().locator('option').allTextContents()
  return all.find((one) => one.endsWith(`. ${name}`)) ?? name
}

async function beginMessage(page: Page): Promise<void> {
  await go(page, 'inbox')
  await page.getByRole('button', { name: 'Nuevo contacto' }).click()
  await page.keyboard.press('4')
  await expect(heading(page, 'Atención mailbox')).toBeVisible()
}

test('an answer is added with its way and its condition: refused while it is wrong, then walked by new contacts alone', async ({
  workstation,
}) => {
  test.setTimeout(480_000)
  const luis = await workstation()
  await luis.signIn('luis')
  await beginMessage(luis.page)
  const underWay = await contactAddress(luis.page)

  const sofia = await workstation()
  await sofia.signIn('sofia')
  await go(sofia.page, 'guidebook/new')
  const read = () => sofia.page.locator('[data-edited="lee-mensaje"]')
  await read()
    .getByRole('button', { name: /^Agregar respuesta/ })
    .click()
  // Its words are chosen, so that what is typed takes their place.
  await sofia.page.keyboard.type('Es para otra área')
  await read().getByLabel('Respuesta 3 · inglés').fill('It is for another area')
  await expect(read().locator('kbd')).toHaveText(['1', '2', '3'])
  // A condition that contradicts what is taken before it is told at its way, and not published.
  await read()
    .getByRole('button', { name: /^Agregar un camino con condición/ })
    .click()
  await expect(read().getByLabel('Sobre qué se pregunta')).toBeFocused()
  await read().getByLabel('«canal del contacto»: valor').selectOption({ label: 'Correo' })
  await read().getByRole('button', { name: 'Agregar condición', exact: true }).click()
  await read().getByLabel('«canal del contacto»: valor').last().selectOption({ label: 'Chat' })
  const never = () => read().locator('[data-way="0"]').getByText('El camino 1 no se toma nunca')
  await expect(never()).toBeVisible()
  await draftSaved(sofia.page)
  await sofia.kill()
  await sofia.open()
  await sofia.signIn('sofia')
  await go(sofia.page, 'guidebook/new')
  await expect(never()).toBeVisible()
  await sofia.page.getByRole('button', { name: 'Revisar y publicar' }).click()
  const { page } = sofia
  await page.getByLabel('Qué cambió y por qué').fill('Mensajes para otra área')
  await expect(page.getByRole('button', { name: 'Publicar', exact: true })).toBeDisabled()
  await page.screenshot({ path: join(folder, 'guidebook-answers-refused.png') })
  await page.getByRole('region', { name: 'Verificación' }).getByRole('button', { name: /^Ir a/ }).click()
  await expect(read().getByLabel('Respuesta 3 · español')).toHaveValue('Es para otra área')
  // Mended with fields: by this channel, and with the new answer.
  await read()
    .getByRole('button', { name: /^Editar la condición de .*Chat/ })
    .click()
  await read()
    .getByLabel('Sobre qué se pregunta')
    .last()
    .selectOption({ label: await stepOption(read(), 'Atención mailbox') })
  await read().getByLabel('«Atención mailbox»: valor').selectOption({ label: 'Es para otra área' })
  const leads = read().getByLabel(
    'Si «canal del contacto» es Correo y «Atención mailbox» es Es para otra área sigue en',
  )
  await leads.selectOption('registra-sin-hablar')
  await expect(never()).toHaveCount(0)
  await page.getByRole('button', { name: 'Revisar y publicar' }).click()
  const changes = page.getByRole('region', { name: 'Cambios' })
  await expect(changes).toContainText('Es para otra área')
  await expect(changes).not.toContainText(/"(?:when|answer|to)"/)
  await page.screenshot({ path: join(folder, 'guidebook-answers-review.png') })
  await expect(page.getByLabel('Qué cambió y por qué')).toHaveValue('Mensajes para otra área')
  await page.getByRole('button', { name: 'Publicar', exact: true }).click()
  await expect(page.getByRole('row').filter({ hasText: 'Mensajes para otra área' })).toContainText('Vigente')

  const third = luis.page.getByRole('button', { name: /Es para otra área/ })
  await expect(async () => {
    await beginMessage(luis.page)
    await expect(third).toBeVisible({ timeout: 1_000 })
  }).toPass({ timeout: 30_000 })
  await luis.page.keyboard.press('3')
  await expect(heading(luis.page, 'Registra el contacto')).toBeVisible()
  // The one that began before has neither the answer nor its way.
  await go(luis.page, underWay.slice(2))
  await expect(heading(luis.page, 'Atención mailbox')).toBeVisible()
  await expect(third).toHaveCount(0)
})
