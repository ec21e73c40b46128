import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { ask, greet } from './by-guide.ts'
import { expect, test } from './world.ts'

const folder = join(import.meta.dirname, '..', '..', '..', '.cache', 'screenshots')
mkdirSync(folder, { recursive: true })

test('the area answers, and the advisor tells the customer by the guide of the follow-up', async ({ workstation }) => {
  const luis = await workstation()
  await luis.signIn('luis')
  const { page } = luis
  await greet(page, 'Lácteos del Norte')
  await ask(page, 'Requerimiento', 'Garantías', 'Pide revisar su crédito.')
  await page.getByRole('button', { name: 'No, escalar' }).click()
  await page.getByLabel('Responder por').selectOption({ label: 'Mensaje de texto' })
  await expect(page.getByText(/^«Su solicitud quedó con el radicado \d+\. .+, por mensaje de texto\.»$/)).toBeVisible()
  await page.getByRole('button', { name: 'Escalar el caso' }).click()
  await expect(page.getByText(/quedó radicada con el número \d+/)).toBeVisible()
  await page.screenshot({ path: join(folder, 'guide-escalated.png') })

  const ana = await workstation()
  await ana.signIn('ana')
  await ana.page.goto(`${new URL(ana.page.url()).origin}/#/cases`)
  await ana.page.getByText('Lácteos del Norte').first().click({ timeout: 20_000 })
  await expect(ana.page.getByText(/^Radicado \d+; respuesta a más tardar el .+, por mensaje de texto$/)).toBeVisible()
  await ana.page.getByRole('button', { name: 'Tomar el caso' }).click()
  await ana.page.getByRole('button', { name: 'Responder' }).click()
  await ana.page.getByLabel('Respuesta para el cliente').fill('La garantía fue aprobada.')
  await ana.page.keyboard.press('Control+Enter')
  await expect(ana.page.getByText('La garantía fue aprobada.').first()).toBeVisible()

  // The advisor is told: taken, and answered.
  await page.getByRole('button', { name: /^Avisos: \d+ sin ver/ }).click({ timeout: 20_000 })
  await expect(page.getByRole('link', { name: /^Respondió/ }).first()).toBeVisible()
  await page.waitForTimeout(250) // the list fades in; the picture is for people
  await page.screenshot({ path: join(folder, 'notices.png') })
  await page.keyboard.press('Escape')
  await page.goto(`${new URL(page.url()).origin}/#/cases`)
  await page.getByRole('button', { name: /^Por informar/ }).click()
  await page.getByText('Lácteos del Norte').first().click({ timeout: 20_000 })
  await page.getByRole('button', { name: 'Informar al cliente' }).click()
  await page.keyboard.press('1')
  await expect(page.getByRole('heading', { name: 'Llama al cliente' })).toBeVisible()
  await page.keyboard.press('1')
  await expect(page.getByRole('heading', { name: 'Saludo y aviso de grabación' })).toBeVisible()
  await page.keyboard.press('1')
  await page.keyboard.press('1')
  await expect(page.getByRole('heading', { name: 'Verifica la identidad' })).toBeVisible()
  await page.keyboard.press('1')
  await expect(page.getByText(/La respuesta es la siguiente: La garantía fue aprobada\./)).toBeVisible()
  await page.screenshot({ path: join(folder, 'guide-follow-up.png') })
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: /conforme/ })).toBeVisible()
  await page.keyboard.press('1')
  await page.getByRole('button', { name: 'Marcar como informado' }).click()
  await expect(page.getByRole('heading', { name: 'Registra el contacto' })).toBeVisible()
  await page.keyboard.press('Control+Enter')
  await page.getByRole('button', { name: 'Dicho, seguir' }).click()
  await expect(page.getByText('Contacto terminado.')).toBeVisible()

  await expect(ana.page.getByText('Informado').first()).toBeVisible({ timeout: 20_000 })
})
