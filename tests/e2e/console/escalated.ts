import { expect, type Page } from '@playwright/test'

/** A call led by P1's guide until its request is escalated to the default area. @returns the radicado told */
export async function escalated(page: Page, customer: string): Promise<string> {
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
  await page.keyboard.press('1')
  await expect(page.getByRole('heading', { name: 'Canales autorizados' })).toBeVisible()
  await page.keyboard.press('1')
  await page.getByRole('textbox', { name: 'Motivo del contacto' }).fill('Pide revisar su garantía.')
  await page.keyboard.press('Control+Enter')
  await page.getByRole('button', { name: /^\d Requerimiento$/ }).click()
  await page.getByPlaceholder('Busque y elija').fill('garant')
  await page.getByRole('option', { name: 'Garantías' }).click()
  await page.getByRole('button', { name: 'No, escalar' }).click()
  await page.getByRole('button', { name: 'Escalar el caso' }).click()
  const said = page.getByText(/quedó radicada con el número \d+/)
  await expect(said).toBeVisible()
  return (await said.textContent())?.match(/\d+/)?.[0] ?? ''
}
