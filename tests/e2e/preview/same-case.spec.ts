import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { accessibilityFaults } from '../../support/accessibility.ts'
import { isAt, step, upToCustomer } from './contact-walk.ts'
import { expect, test } from './preview.ts'

/* A customer calls about what was escalated already. */

const folder = join(import.meta.dirname, '..', '..', '..', '.cache', 'screenshots')
mkdirSync(folder, { recursive: true })

/** A call of whoever has the case 1042, about the same, up to the escalation. */
async function upToEscalation(page: Page): Promise<void> {
  await upToCustomer(page)
  await page.keyboard.type('1042')
  await page.keyboard.press('Enter')
  await isAt(page, 'motivo')
  await step(page).locator('textarea').fill('Sigue sin llegarle el desembolso.')
  await page.keyboard.press('Control+Enter')
  await isAt(page, 'analiza-solicitud')
  await step(page).getByRole('button', { name: 'Requerimiento' }).click()
  await isAt(page, 'tema')
  await page.keyboard.type('tasa')
  await page.keyboard.press('Enter')
  await isAt(page, 'primer-contacto')
  await page.keyboard.press('Control+e')
  await isAt(page, 'escala')
}

const cases = (page: Page) =>
  page.evaluate(async () => (await window.world.console.query('cases.tray', { filter: 'all' })).rows)
const same = (page: Page) =>
  step(page).getByRole('button', { name: 'Es el mismo: agregar lo que dice al caso 1042', exact: true })

test('what the customer says goes to the case that it is about, and the guide goes on without another', async ({
  open,
}) => {
  const page = await open('', '#/inbox')
  await upToEscalation(page)
  const before = await cases(page)
  const row = step(page).getByRole('listitem').filter({ hasText: '1042' })
  // From its first line on, with the focus in what is written.
  await expect(step(page).getByText('Este cliente ya tiene un caso abierto parecido.')).toBeInViewport({ ratio: 1 })
  await expect(step(page).getByRole('textbox', { name: 'Descripción' })).toBeFocused()
  await expect(row).toContainText('Respondido, falta informar')
  await expect(row).toContainText('Hay respuesta por informar')
  expect(await accessibilityFaults(page)).toEqual([])
  await page.screenshot({ path: join(folder, 'same-case.png') })
  await same(page).click()
  await isAt(page, 'informa-radicado')
  await expect(step(page)).toContainText('quedó agregado a su caso número 1042, que ya estaba abierto')
  await expect(step(page)).toContainText(/sigue siendo, a más tardar, el \w+/)
  await expect(step(page)).not.toContainText('radicada')
  await expect(page.getByRole('button', { name: /^Escala requerimiento/ })).toHaveText(/Dato agregado al caso 1042$/)
  await page.screenshot({ path: join(folder, 'same-case-after.png') })
  const after = await cases(page)
  expect(after.map(({ doc }) => doc.id)).toEqual(before.map(({ doc }) => doc.id))
  const entries = after.find(({ doc }) => doc.radicado === '1042')?.doc.entries
  expect(entries?.at(-1)).toMatchObject({ what: 'case.addNote', text: 'Sigue sin llegarle el desembolso.' })
})

test('what was refused is said, and nothing that was written is gone', async ({ open }) => {
  const page = await open('', '#/inbox')
  await upToEscalation(page)
  const description = step(page).getByRole('textbox', { name: 'Descripción' })
  await description.fill('Dice que el intermediario no le contesta.')
  await page.evaluate(() => {
    const { console } = window.world
    console.dispatch = () => Promise.resolve({ ok: false, error: { code: 'document.unknown' } })
  })
  await same(page).click()
  await expect(step(page).getByRole('alert')).toBeVisible()
  await isAt(page, 'escala')
  await expect(description).toHaveValue('Dice que el intermediario no le contesta.')
  await description.fill('')
  await same(page).click()
  await expect(step(page)).toContainText('Escriba este dato.')
  await expect(description).toBeFocused()
})

test('the contact is registered with the case that it was about', async ({ open }) => {
  const page = await open('', '#/inbox')
  await upToEscalation(page)
  await same(page).click()
  await isAt(page, 'informa-radicado')
  await page.keyboard.press('Enter')
  await isAt(page, 'algo-mas')
  await step(page).getByRole('button', { name: /No/ }).click()
  await isAt(page, 'registra')
  await page.keyboard.press('Control+Enter')
  await expect(step(page)).not.toHaveAttribute('data-step', 'registra')
  const [contact] = await page.evaluate(
    async () => (await window.world.console.query('interactions.mine', { state: 'registered' })).rows,
  )
  const its = (await cases(page)).find(({ doc }) => doc.radicado === '1042')?.doc.id
  expect(contact?.doc.requests).toMatchObject([{ kind: 'requerimiento', branch: 'no', caseId: its }])
  expect(contact?.doc.notes.map(({ text }) => text)).toEqual(['Dato agregado al caso 1042.'])
})
