import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { accessibilityFaults } from '../../support/accessibility.ts'
import { draftSaved, expect, test } from './world.ts'

const folder = join(import.meta.dirname, '..', '..', '..', '.cache', 'screenshots')
mkdirSync(folder, { recursive: true })

async function looked(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(folder, `guide-${name}.png`) })
  expect(await accessibilityFaults(page), name).toEqual([])
}

const heading = (page: Page, name: string | RegExp) => expect(page.getByRole('heading', { name })).toBeVisible()

/** A call up to what kind of request it is, nobody identified. */
async function upToKind(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Nuevo contacto' }).click()
  await page.keyboard.press('1')
  await heading(page, 'Saludo')
  await page.keyboard.press('Enter')
  await heading(page, 'Aviso de grabación')
  await page.keyboard.press('1')
  await page.getByRole('button', { name: 'No se identifica el cliente' }).click()
  await page.getByRole('textbox', { name: 'Motivo del contacto' }).fill('¿Cuál es la tasa de capital de trabajo?')
  await page.keyboard.press('Control+Enter')
  await heading(page, 'Analiza solicitud del cliente')
}

/** A call up to the checklist, nobody identified. */
async function upToChecklist(page: Page, kind: string): Promise<void> {
  await upToKind(page)
  await page.keyboard.press(kind)
  await page.getByPlaceholder('Busque y elija').fill('tasas')
  await page.getByRole('option', { name: 'Tasas y plazos' }).click()
  await heading(page, /primer contacto/)
}

test('a question is solved at first contact, and only when its checklist allows it', async ({ workstation }) => {
  const { page, signIn } = await workstation()
  await signIn('luis')
  await upToChecklist(page, '1')
  await page.getByRole('button', { name: 'Sí, se soluciona ahora' }).click()
  await expect(page.getByText(/No se puede resolver en primer contacto: falta/)).toBeVisible()
  await looked(page, 'checklist-refused')
  const boxes = page.getByRole('checkbox')
  await boxes.nth(0).check()
  await boxes.nth(1).check()
  await page.getByRole('button', { name: 'Sí, se soluciona ahora' }).click()
  await expect(page.getByText(/Márquelos, o escriba en cada uno el motivo/)).toBeVisible()
  await boxes.nth(2).check()
  await page.getByPlaceholder('Motivo para continuar sin esto').fill('El cliente lo confirmará mañana')
  await page.getByRole('button', { name: 'Sí, se soluciona ahora' }).click()
  await heading(page, /circulares, cartas, formatos/)
  await page.keyboard.press('2')
  await page.keyboard.press('1')
  await heading(page, 'Otorga información')
  await looked(page, 'information')
  await page.keyboard.press('Enter')
  await heading(page, '¿Algo más?')
  await page.keyboard.press('2')
  await heading(page, 'Registra el contacto')
  await expect(page.getByText('Se registra: Información otorgada')).toBeVisible()
  await page.keyboard.press('Control+Enter')
  await heading(page, 'Agradece y se despide')
  await page.keyboard.press('Enter')
  await page.keyboard.press('1')
  await heading(page, /IVR/)
  await page.keyboard.press('1')
  await expect(page.getByText('Contacto terminado.')).toBeVisible()
})

test('a key that comes before the step has been painted is its field’s', async ({ workstation }) => {
  const { page, signIn } = await workstation()
  await signIn('luis')
  await page.getByRole('button', { name: 'Nuevo contacto' }).click()
  await page.keyboard.press('1')
  await heading(page, 'Saludo')
  await page.keyboard.press('Enter')
  await heading(page, 'Aviso de grabación')
  // No frame comes: the focus is still to be given when the letters are.
  await page.evaluate(() => {
    window.requestAnimationFrame = () => 0
  })
  await page.keyboard.press('1')
  await page.keyboard.type('Textiles')
  await expect(page.getByRole('textbox', { name: 'Cliente' })).toHaveValue('Textiles')
})

test('what is searched in a long list stays when the rest of the contact is drawn after it', async ({
  workstation,
}) => {
  const { page, signIn } = await workstation()
  await signIn('luis')
  await upToKind(page)
  // What follows a paint is held back until the words stand in the field.
  const goOn = await page.evaluateHandle(() => {
    const held: (() => void)[] = []
    const later = window.setTimeout
    window.requestIdleCallback = (act) => held.push(() => act({ didTimeout: true, timeRemaining: () => 0 }))
    window.setTimeout = Object.assign(
      (act: () => void, ms?: number) => (ms === 200 ? held.push(act) : later(act, ms)),
      later,
    )
    return () => {
      for (const act of held.splice(0)) act()
    }
  })
  const ahead = page.getByText(/^Sigue: /)
  const before = await ahead.textContent()
  await page.keyboard.press('1')
  const topics = page.getByPlaceholder('Busque y elija')
  await topics.fill('tasas')
  await goOn.evaluate((go) => go())
  await expect(ahead).not.toHaveText(before ?? '')
  await expect(topics).toHaveValue('tasas')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await heading(page, /primer contacto/)
})

test('going back keeps what was answered, and says what the new answer takes off the way', async ({ workstation }) => {
  const { page, signIn } = await workstation()
  await signIn('luis')
  await upToChecklist(page, '1')
  await page.getByTitle(/Volver a «Analiza solicitud del cliente»/).click()
  await heading(page, 'Analiza solicitud del cliente')
  await page.keyboard.press('1')
  // The topic was answered and still fits: the guide is back where it was.
  await heading(page, /primer contacto/)
  await page.getByTitle(/Volver a «Motivo del contacto»/).click()
  await expect(page.getByRole('textbox', { name: 'Motivo del contacto' })).toHaveValue(/capital de trabajo/)
  await page.keyboard.press('Control+Enter')

  await heading(page, /primer contacto/)
  for (const box of await page.getByRole('checkbox').all()) await box.check()
  await page.getByRole('button', { name: 'Sí, se soluciona ahora' }).click()
  await heading(page, /circulares, cartas, formatos/)
  await page.getByTitle(/Volver a «¿Se puede solucionar en primer contacto/).click()
  const told = page.getByText(/^Si cambia a «No, escalar», ya no van, o se preguntan de nuevo: /)
  await expect(told).toBeHidden()
  await page.getByRole('button', { name: 'Sí, se soluciona ahora' }).click()
  await heading(page, /circulares, cartas, formatos/)
  await page.getByRole('button', { name: /^\d No$/ }).click()
  await heading(page, /Otorga información o/)
  await page.getByTitle(/Volver a «¿Se puede solucionar en primer contacto/).click()
  await expect(told).toContainText('«¿Solicita información')
  await looked(page, 'would-change')
})

test('a contact that is cut goes to its registration with what is known', async ({ workstation }) => {
  const { page, signIn } = await workstation()
  await signIn('luis')
  await page.getByRole('button', { name: 'Nuevo contacto' }).click()
  await looked(page, 'channel')
  await page.keyboard.press('1')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Terminar antes' }).click()
  await page.getByRole('menuitem', { name: 'Se cortó' }).click()
  await heading(page, 'Registra el contacto')
  await expect(page.getByText('Se registra: No efectiva: se cortó')).toBeVisible()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('Contacto terminado.')).toBeVisible()
})

test('who ends a contact early by keys may register it with the very next one', async ({ workstation }) => {
  const { page, signIn } = await workstation()
  await signIn('luis')
  await page.getByRole('button', { name: 'Nuevo contacto' }).click()
  await page.keyboard.press('1')
  await page.keyboard.press('Enter')
  const early = page.getByRole('button', { name: 'Terminar antes' })
  await early.press('Enter')
  await page.keyboard.press('Escape')
  await expect(early).toBeFocused()
  await early.press('Enter')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Home')
  await expect(page.getByRole('menuitem', { name: 'Se cortó' })).toBeFocused()
  await looked(page, 'early-end')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('Contacto terminado.')).toBeVisible()
})

test('a console killed in the middle of a word opens again at the same step with the word', async ({ workstation }) => {
  const luis = await workstation()
  await luis.signIn('luis')
  await upToChecklist(luis.page, '3')
  await luis.page.getByTitle(/Volver a «Motivo del contacto»/).click()
  await luis.page.getByRole('textbox', { name: 'Motivo del contacto' }).fill('Pide que le revis')
  await draftSaved(luis.page)
  await luis.kill()
  await luis.open()
  await luis.signIn('luis')
  await luis.page
    .getByRole('link', { name: /En curso/ })
    .first()
    .click()
  await expect(luis.page.getByRole('textbox', { name: 'Motivo del contacto' })).toHaveValue('Pide que le revis')
})
