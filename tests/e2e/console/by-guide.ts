import { expect, type Page } from '@playwright/test'

/** P1 by its guide, as a call: from the greeting to who is speaking. */
export async function greet(page: Page, customer: string): Promise<void> {
  await page.getByRole('button', { name: 'Nuevo contacto' }).click()
  await page.keyboard.press('1')
  await expect(page.getByText(/gracias por comunicarse con/)).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Aviso de grabación' })).toBeVisible()
  await page.keyboard.press('1')
  await page.getByRole('textbox', { name: 'Cliente', exact: true }).fill(customer)
  await page.getByRole('option', { name: /Crear cliente/ }).click()
  await page.getByRole('button', { name: 'Crear cliente' }).click()
  await expect(page.getByRole('heading', { name: 'Autorización de datos personales' })).toBeVisible()
}

/** From the leave to treat data until *¿Se puede solucionar en primer contacto?* */
export async function ask(page: Page, kind: string, topic: string, text: string): Promise<void> {
  await page.keyboard.press('1')
  await expect(page.getByRole('heading', { name: 'Canales autorizados' })).toBeVisible()
  await page.keyboard.press('1')
  await page.getByRole('textbox', { name: 'Motivo del contacto' }).fill(text)
  await page.keyboard.press('Control+Enter')
  await page.getByRole('button', { name: new RegExp(`^\\d ${kind}$`) }).click()
  await page.getByPlaceholder('Busque y elija').fill(topic)
  await page.getByRole('option', { name: topic }).click()
  await expect(page.getByRole('heading', { name: /primer contacto/ })).toBeVisible()
}

/** From the question of first contact on. @returns the radicado told to the customer */
export async function escalate(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'No, escalar' }).click()
  await page.getByRole('button', { name: 'Escalar el caso' }).click()
  const said = page.getByText(/quedó radicada con el número \d+/)
  await expect(said).toBeVisible()
  return (await said.textContent())?.match(/\d+/)?.[0] ?? ''
}

/** A call led by P1's guide until its request is escalated to the default area. @returns the radicado told */
export async function escalated(page: Page, customer: string): Promise<string> {
  await greet(page, customer)
  await ask(page, 'Requerimiento', 'Garantías', 'Pide revisar su garantía.')
  return escalate(page)
}
