import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { accessibilityFaults } from '../../support/accessibility.ts'
import { isAt, step, upToCustomer, upToReason } from './contact-walk.ts'
import { expect, test } from './preview.ts'

const folder = join(import.meta.dirname, '..', '..', '..', '.cache', 'screenshots')
mkdirSync(folder, { recursive: true })

test('a text that is too long for a step is kept whole, told by how much, and not gone on with until it fits', async ({
  open,
}) => {
  const page = await open('', '#/inbox')
  await upToReason(page)
  const words = step(page).locator('textarea')
  const mail = 'Buenos días. '.repeat(400)
  await words.focus()
  // As pasted: what a field cuts, it cuts here too.
  await page.keyboard.insertText(mail)
  await expect(words).toHaveValue(mail)
  await expect(page.getByText('Sobran 1.199 letras: aquí caben 4.000. Nada se ha borrado')).toBeVisible()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('alert')).toContainText('Todavía no se puede seguir: sobran 1.199 letras')
  await expect(words).toBeFocused()
  await page.screenshot({ path: join(folder, 'guide-too-long-light.png') })
  expect(await accessibilityFaults(page)).toEqual([])
  await isAt(page, 'motivo')
  await page.reload()
  await expect(words).toHaveValue(mail)
  await expect(page.getByText('Sobran 1.199 letras')).toBeVisible()
  await words.fill(mail.slice(0, 4_000))
  await expect(page.getByText('Sobran')).toHaveCount(0)
  await page.keyboard.press('Control+Enter')
  await isAt(page, 'analiza-solicitud')
})

test('notes of a contact take what is pasted, however long', async ({ open }) => {
  const page = await open('', '#/inbox')
  await upToCustomer(page)
  const notes = page.getByRole('textbox', { name: 'Notas del contacto' })
  await notes.focus()
  await page.keyboard.insertText('palabra '.repeat(1_000))
  await expect(notes).toHaveValue('palabra '.repeat(1_000))
})

test('a form says by how much its text is too long, and sends nothing until it fits', async ({ open }) => {
  const page = await open('as=analyst', '#/cases/01939e1a-0007-7000-8000-000000000001')
  await page.getByRole('button', { name: 'Responder', exact: true }).click()
  const answer = page.getByLabel('Respuesta para el cliente')
  await answer.focus()
  await page.keyboard.insertText('a'.repeat(10_250))
  await expect(answer).toHaveValue('a'.repeat(10_250))
  await expect(page.getByText('Sobran 250 letras: aquí caben 10.000.')).toBeVisible()
  await page.keyboard.press('Control+Enter')
  await expect(answer).toBeFocused()
  expect(await page.evaluate(() => window.world.dispatched.map(({ name }) => name))).not.toContain('case.answer')
  await answer.fill('a'.repeat(10_000))
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('Respuesta dada; el asesor la informa al cliente.')).toBeVisible()
})
