import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { accessibilityFaults } from '../../support/accessibility.ts'
import { isAt, step, upToChecklist, upToKind } from './contact-walk.ts'
import { expect, test } from './preview.ts'
import { id, ids } from './sample-ids.ts'

/* What somebody who sits down at the console for the first time expects of it. */

const folder = join(import.meta.dirname, '..', '..', '..', '.cache', 'screenshots')
mkdirSync(folder, { recursive: true })

async function looked(page: Page, name: string): Promise<void> {
  await page.waitForTimeout(250)
  expect(await accessibilityFaults(page), name).toEqual([])
  for (const [width, height] of [
    [1366, 768],
    [1920, 1080],
  ] as const) {
    await page.setViewportSize({ width, height })
    await page.screenshot({ path: join(folder, `newcomer-${name}-${width}.png`) })
  }
  await page.setViewportSize({ width: 1366, height: 768 })
}
const topOf = async (one: Locator): Promise<number> => (await one.boundingBox())?.y ?? Number.NaN
const bottomOf = async (one: Locator): Promise<number> => {
  const box = await one.boundingBox()
  return box === null ? Number.NaN : box.y + box.height
}

test('Enter takes the only match, a long list stands under its question, and the one who decides to escalate has its key', async ({
  open,
}) => {
  const page = await open('', '#/inbox')
  await upToKind(page)
  const kind = page.getByRole('button', { name: '2 Solicitud', exact: true })
  await expect(kind).toHaveAccessibleDescription('Pide un documento o una cosa.')
  await looked(page, 'kinds')
  await page.keyboard.press('3')
  await isAt(page, 'tema')
  const field = page.getByRole('combobox', { name: 'Tema de la solicitud' })
  await expect(field).toBeFocused()
  const list = page.getByRole('listbox', { name: 'Tema de la solicitud' })
  const question = page.getByRole('heading', { name: 'Tema de la solicitud' })
  expect(await topOf(list)).toBeGreaterThan(await bottomOf(field))
  expect(await topOf(field)).toBeGreaterThan(await bottomOf(question))
  await looked(page, 'topics')
  const height = await bottomOf(list)
  // Nothing was typed and nothing pointed at: Enter takes nothing.
  await page.keyboard.press('Enter')
  await page.keyboard.type('tasa')
  expect(await bottomOf(list)).toBe(height)
  await expect(page.getByRole('option')).toHaveCount(1)
  await page.keyboard.press('Enter')
  await isAt(page, 'primer-contacto')
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog')).toContainText('1…9')
  await looked(page, 'keys')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.keyboard.press('Control+e')
  await isAt(page, 'escala')
  await page.keyboard.press('Control+e')
  await isAt(page, 'informa-radicado')
  await page.keyboard.press('Enter')
  await isAt(page, 'algo-mas')
  await expect(step(page)).toContainText('Después, si no hay respuesta, usted termina el contacto: «Se cortó».')
  await looked(page, 'time-limit')
  // Sí under 1, as at every step.
  await expect(step(page).getByRole('button', { name: /Sí/ })).toHaveText('1Sí')
})

test('what Enter takes is of the words that stand there: of several matches none', async ({ open }) => {
  const page = await open('', '#/inbox')
  await page.getByRole('button', { name: 'Nuevo contacto' }).click()
  for (const key of ['1', 'Enter', '1']) await page.keyboard.press(key)
  await page.keyboard.type('textiles')
  await expect(page.getByRole('option', { name: /Textiles/ })).toHaveCount(2)
  await page.keyboard.press('Enter')
  await isAt(page, 'identificacion')
})

test('what a customer says of their consents is shown as they say it, and who was not asked is not one who refused', async ({
  open,
}) => {
  const page = await open('', '#/inbox')
  const panel = page.getByRole('complementary', { name: /cliente/i })
  await upToKind(page)
  await expect(panel).toContainText('Llamada no')
  await expect(panel).toContainText('Correo sí')
  await expect(panel).toContainText('Sin preguntar: chat, mensaje de texto')
  await expect(panel).toContainText('Datos personales sí')
  await page.getByTitle(/Volver a «Autorización de datos personales»/).click()
  await expect(panel).toContainText('Sin preguntar: llamada, correo, chat, mensaje de texto, datos personales')
  await looked(page, 'not-asked')
})

test('the row that is marked is the one that will be registered, and it is in sight', async ({ open }) => {
  const page = await open('', '#/inbox')
  await page.getByRole('button', { name: 'Nuevo contacto' }).click()
  for (const key of ['1', 'Enter']) await page.keyboard.press(key)
  await page.getByRole('button', { name: 'Terminar antes' }).click()
  await page.getByRole('menuitem', { name: 'Broma' }).click()
  await isAt(page, 'registra')
  const marked = page.locator('[role=option][data-active]')
  await expect(marked).toHaveText(/broma/i)
  await expect(marked).toHaveAttribute('aria-selected', 'true')
  await expect(marked).toBeInViewport()
  const list = page.getByRole('listbox', { name: 'Tipificación' })
  expect(await bottomOf(marked)).toBeLessThanOrEqual(await bottomOf(list))
  expect(await topOf(marked)).toBeGreaterThanOrEqual(await topOf(list))
  await looked(page, 'registered-row')
  await page.getByRole('combobox', { name: 'Tipificación' }).focus()
  await page.keyboard.press('ArrowDown')
  await expect(marked).not.toHaveText(/broma/i)
})

test('an e-mail is not ended because nobody spoke', async ({ open }) => {
  const page = await open('', '#/inbox')
  await page.getByRole('button', { name: 'Nuevo contacto' }).click()
  await page.keyboard.press('4')
  await isAt(page, 'lee-mensaje')
  await page.getByRole('button', { name: 'Terminar antes' }).click()
  await expect(page.getByRole('menuitem', { name: 'Broma' })).toBeVisible()
  await expect(page.getByRole('menuitem')).toHaveText(['Equivocada', 'Broma', 'Idioma', 'No se identifica'])
  await looked(page, 'early-mail')
})

test('a contact that goes out is asked by which channel it goes, and the one that the customer asked for is next', async ({
  open,
}) => {
  const page = await open('', `#/cases/${id(7, 2)}`)
  await page.getByRole('button', { name: 'Informar al cliente', exact: true }).click()
  await expect(page.getByRole('heading', { name: '¿Por cuál medio va a contactar al cliente?' })).toBeVisible()
  await expect(page.getByText('El cliente pidió la respuesta por correo.')).toBeVisible()
  await expect(page.locator('header').getByText('Caso 1042')).toBeVisible()
  await expect(page.getByRole('button', { name: /Correo/, exact: false }).filter({ hasText: '↵' })).toBeFocused()
  await looked(page, 'inform')
  await page.keyboard.press('Enter')
  await isAt(page, 'envia-respuesta')
  await page.goto(`${page.url().split('#')[0]}#/inbox`)
  await page.getByRole('button', { name: 'Contacto de salida' }).click()
  await expect(page.getByRole('heading', { name: '¿Por cuál medio va a contactar al cliente?' })).toBeVisible()
  await expect(page.getByText(/El cliente pidió la respuesta/)).toHaveCount(0)
})

test('an Enter or an arrow that ends an accent’s composition chooses nothing in the palette', async ({ open }) => {
  const page = await open('', '#/inbox')
  await page.keyboard.press('Control+k')
  const field = page.getByRole('combobox', { name: 'Buscar' })
  await field.fill('clientes')
  const chosen = page.getByRole('option', { selected: true })
  await expect(chosen).toHaveText(/Clientes/)
  const first = await chosen.getAttribute('id')
  for (const key of ['ArrowDown', 'Enter']) await field.dispatchEvent('keydown', { key, isComposing: true })
  await expect(chosen).toHaveAttribute('id', first ?? '')
  await expect(field).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/#\/customers/)
})

test('in the palette Ctrl+Enter does nothing, also nothing on the screen beneath', async ({ open }) => {
  const page = await open('', '#/inbox')
  await upToChecklist(page, '3')
  await page.keyboard.press('Control+e')
  await isAt(page, 'escala')
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('combobox', { name: 'Buscar cliente, lugar o acción' })).toBeFocused()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  // The form beneath was not sent; where it is in sight it is.
  await page.waitForTimeout(300)
  await isAt(page, 'escala')
  await page.keyboard.press('Control+Enter')
  await isAt(page, 'informa-radicado')
})

test('the palette begins a contact outwards, and escalates where the key would', async ({ open }) => {
  const page = await open('', '#/inbox')
  await page.keyboard.press('Control+k')
  await page.keyboard.type('escalar')
  await expect(page.getByRole('option', { name: /Escalar/ })).toHaveCount(0)
  await page.keyboard.press('Escape')
  await upToChecklist(page, '3')
  await page.keyboard.press('Control+k')
  await page.keyboard.type('escalar')
  await looked(page, 'palette')
  await page.keyboard.press('Enter')
  await isAt(page, 'escala')
  await page.keyboard.press('Control+k')
  await page.keyboard.type('salida')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: '¿Por cuál medio va a contactar al cliente?' })).toBeVisible()
})

test('the tour is left with Esc, what floats above it first', async ({ open }) => {
  const page = await open('tour', '#/inbox')
  const tour = page.getByRole('complementary', { name: /recorrido/i })
  await expect(tour).toBeVisible()
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(tour).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(tour).toHaveCount(0)
})

test('from the search one goes down into what was found, or opens the first, and it is there on coming back', async ({
  open,
}) => {
  const page = await open('', '#/customers')
  const search = page.getByRole('textbox', { name: 'Nombre, NIT, cédula, teléfono, correo' })
  await search.fill('textiles')
  await expect(page.getByRole('link', { name: /Textiles/ })).toHaveCount(2)
  await search.press('ArrowDown')
  await expect(page.getByRole('link', { name: /Textiles/ }).first()).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('link', { name: /Textiles/ }).last()).toBeFocused()
  await search.fill('molinos')
  await expect(page.getByRole('link', { name: /Molinos/ })).toHaveCount(1)
  await search.press('Enter')
  await expect(page.getByRole('heading', { name: 'Molinos del Huila SA' })).toBeVisible()
  await page.getByRole('link', { name: 'Bandeja' }).click()
  await page.getByRole('link', { name: 'Clientes' }).click()
  await expect(search).toHaveValue('molinos')
})

test('whoever comes next to a locked console signs in, and what is undelivered is said before', async ({ open }) => {
  const page = await open('waiting=2', '#/inbox')
  await page.keyboard.press('Control+l')
  await expect(page.getByRole('heading', { name: /la consola está bloqueada/ })).toBeVisible()
  await page.getByRole('button', { name: 'Soy otra persona' }).click()
  await expect(page.getByText(/Se cierra la sesión de Ana Mejía/)).toBeVisible()
  await page.getByRole('button', { name: 'Cerrar su sesión y entrar' }).click()
  await expect(page.getByText(/2 registros de Ana Mejía sin enviar/)).toBeVisible()
  await looked(page, 'locked-next')
  await page.getByRole('button', { name: 'Cerrar sesión de todos modos' }).click()
  await expect(page.getByLabel('Usuario')).toBeVisible()
  await expect(page.getByRole('heading', { name: /la consola está bloqueada/ })).toHaveCount(0)
})

test('the contact that was chosen for a case is shown when its form is taken up again', async ({ open }) => {
  const page = await open('', `#/cases/${id(7, 1)}`)
  await page.evaluate(
    ([caseId, entryId, analyst]) =>
      window.world.elsewhere(
        'case.returnForData',
        { caseId, entryId, question: 'Falta la carta.', seen: null },
        analyst,
      ),
    [id(7, 1), id(8, 77), ids.analyst] as const,
  )
  await page.getByRole('button', { name: 'Entregar datos' }).click()
  const which = page.getByLabel('En qué contacto dio el cliente los datos')
  await which.selectOption({ index: 1 })
  const chosen = await which.inputValue()
  expect(chosen).not.toBe('')
  await page.getByRole('link', { name: 'Clientes' }).click()
  await page.getByRole('link', { name: 'Seguimiento' }).click()
  await page.goBack()
  await page.goBack()
  await expect(which).toHaveValue(chosen)
  await looked(page, 'which-contact')
})

test('that the customer desists is said of the contact in which it was said, and makes no other', async ({ open }) => {
  const page = await open('', `#/cases/${id(7, 1)}`)
  await page.getByRole('button', { name: 'El cliente desiste' }).click()
  const which = page.getByLabel('En qué contacto dijo el cliente que desiste')
  const channel = page.getByRole('radiogroup', { name: 'Canal' })
  await expect(channel).toHaveCount(0)
  await page.getByLabel('Por qué desiste el cliente').fill('Ya no lo necesita.')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('Diga en qué contacto con el cliente fue.').first()).toBeVisible()
  await which.selectOption({ label: 'Un contacto nuevo, por registrar' })
  await expect(page.getByText('Canal', { exact: true })).toBeVisible()
  await looked(page, 'desists')
  await which.selectOption({ index: 1 })
  await expect(channel).toHaveCount(0)
  const chosen = await which.inputValue()
  await page.getByLabel('Por qué desiste el cliente').press('Control+Enter')
  await expect(page.getByText('Desistimiento anotado.').first()).toBeVisible()
  const given = await page.evaluate(() => window.world.dispatched.map(({ name, payload }) => ({ name, payload })))
  expect(given).toMatchObject([{ name: 'case.withdraw', payload: { contact: { interactionId: chosen } } }])
})
