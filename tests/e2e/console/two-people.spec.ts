import type { Page } from '@playwright/test'
import { escalated } from './by-guide.ts'
import { expect, test } from './world.ts'

const toCase = async (page: Page, filter: RegExp, customer: string) => {
  await page.goto(`${new URL(page.url()).origin}/#/cases`)
  await page.getByRole('button', { name: filter }).click()
  await page.getByText(customer).first().click({ timeout: 20_000 })
}
const addNote = async (page: Page, text: string) => {
  await page.getByRole('button', { name: 'Agregar nota' }).click()
  await page.getByLabel('Nota', { exact: true }).fill(text)
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText(text).first()).toBeVisible()
}

test('an answer that is being written waits until its author has seen what is newer, and keeps its text', async ({
  workstation,
}) => {
  const luis = await workstation()
  await luis.signIn('luis')
  await escalated(luis.page, 'Muebles a Cuatro Manos')
  const ana = await workstation()
  await ana.signIn('ana')
  await toCase(ana.page, /^De mi área/, 'Muebles a Cuatro Manos')
  await ana.page.getByRole('button', { name: 'Tomar el caso' }).click()
  await ana.page.getByRole('button', { name: 'Responder' }).click()
  await ana.page.getByLabel('Respuesta para el cliente').fill('La garantía sirve.')

  await toCase(luis.page, /^Todos los abiertos/, 'Muebles a Cuatro Manos')
  await addNote(luis.page, 'El cliente dice que la garantía cambió.')

  const newer = ana.page.getByText('El cliente dice que la garantía cambió.').first()
  await expect(newer).toBeVisible({ timeout: 20_000 })
  await expect(ana.page.getByLabel('Respuesta para el cliente')).toHaveValue('La garantía sirve.')
  await expect(ana.page.getByRole('button', { name: /^Responder/ })).toBeDisabled()
  await ana.page.getByRole('button', { name: 'Ya lo leí' }).click()
  await ana.page.getByLabel('Respuesta para el cliente').fill('La garantía nueva también sirve.')
  await ana.page.keyboard.press('Control+Enter')
  await expect(luis.page.getByText('La garantía nueva también sirve.').first()).toBeVisible({ timeout: 20_000 })
})

test('an answer saved offline behind a newer entry comes back to its author with its text, and is sent again', async ({
  workstation,
  central,
}) => {
  const luis = await workstation()
  await luis.signIn('luis')
  await escalated(luis.page, 'Cerámicas del Desencuentro')
  const ana = await workstation()
  await ana.signIn('ana')
  await toCase(ana.page, /^De mi área/, 'Cerámicas del Desencuentro')
  await ana.page.getByRole('button', { name: 'Tomar el caso' }).click()
  await expect(ana.page.getByRole('button', { name: 'Responder' })).toBeVisible()
  await expect(ana.page.getByText('0 pendientes')).toBeVisible()
  await central.stop()
  await ana.page.getByRole('button', { name: 'Responder' }).click()
  await ana.page.getByLabel('Respuesta para el cliente').fill('Respuesta escrita sin conexión.')
  await ana.page.keyboard.press('Control+Enter')
  await expect(ana.page.getByText('Respuesta escrita sin conexión.').first()).toBeVisible()
  await ana.kill()
  await central.start()
  await toCase(luis.page, /^Todos los abiertos/, 'Cerámicas del Desencuentro')
  await addNote(luis.page, 'Falta un papel.')
  await expect(luis.page.getByText('0 pendientes')).toBeVisible({ timeout: 30_000 })

  await ana.open()
  await ana.signIn('ana')
  await ana.page.goto(`${new URL(ana.page.url()).origin}/#/correct`)
  await expect(ana.page.getByText('Respuesta escrita sin conexión.').first()).toBeVisible({ timeout: 30_000 })
  await expect(ana.page.getByText(/Falta un papel\./).first()).toBeVisible()
  await ana.page.getByRole('button', { name: 'Corregir y reenviar' }).click()
  await toCase(ana.page, /^De mi área/, 'Cerámicas del Desencuentro')
  await expect(ana.page.getByText('Respuesta escrita sin conexión.').first()).toBeVisible({ timeout: 20_000 })
  await expect(luis.page.getByText('Respuesta escrita sin conexión.').first()).toBeVisible({ timeout: 20_000 })
})
