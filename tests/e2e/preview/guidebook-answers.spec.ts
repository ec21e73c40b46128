import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { accessibilityFaults } from '../../support/accessibility.ts'
import { expect, test } from './preview.ts'

const folder = join(import.meta.dirname, '..', '..', '..', '.cache', 'screenshots')
mkdirSync(folder, { recursive: true })

const shot = (page: Page, name: string) => page.screenshot({ path: join(folder, `guidebook-${name}.png`) })

for (const [theme, language] of [
  ['light', 'es'],
  ['dark', 'en'],
] as const)
  test(`answers and conditions are edited in ${theme}, in ${language}, without accessibility faults`, async ({
    open,
  }) => {
    test.setTimeout(240_000)
    const english = language === 'en'
    const page = await open(`as=coordinator&theme=${theme}${english ? '&language=en' : ''}`, '#/guidebook/new')
    const length = page.locator('[data-edited="consulta-larga"]')
    await length.getByRole('button', { name: english ? /^Add an answer/ : /^Agregar respuesta/ }).click()
    await page.keyboard.type('No se sabe todavía')
    await length.getByRole('button', { name: english ? /^Add a way with/ : /^Agregar un camino con/ }).click()
    await expect(length.getByLabel(english ? 'What is asked about' : 'Sobre qué se pregunta')).toBeFocused()
    await length.getByRole('button', { name: english ? 'Add a group' : 'Agregar grupo' }).click()
    await length
      .getByLabel(english ? 'How many must hold' : 'Cuántas se deben cumplir')
      .first()
      .selectOption('notAll')
    await length
      .getByLabel(english ? 'What is asked about' : 'Sobre qué se pregunta')
      .last()
      .selectOption({ index: 12 })
    await length
      .getByLabel(english ? /how it is compared/ : /cómo se compara/)
      .first()
      .selectOption('in')
    await length.scrollIntoViewIfNeeded()
    await length.evaluate((element) => element.scrollIntoView({ block: 'start' }))
    await shot(page, `answers-${theme}`)
    await length
      .getByText(english ? 'Where it leads' : 'A dónde sigue')
      .evaluate((element) => element.scrollIntoView({ block: 'start' }))
    await shot(page, `conditions-${theme}`)
    const certificate = page.getByRole('button', { name: english ? /certificate/i : /certificado/i }).first()
    expect(await accessibilityFaults(page)).toEqual([])
    await certificate.click()
    const which = page.locator('[data-edited="certificado-genera"]')
    await which
      .getByRole('button', { name: english ? /^Take out|^Remove/ : /^Quitar «/ })
      .first()
      .click()
    await which.evaluate((element) => element.scrollIntoView({ block: 'start' }))
    await shot(page, `removal-${theme}`)
    expect(await accessibilityFaults(page)).toEqual([])
  })

test('by keys a step is made for some contacts, and for all again, and the focus stays in it', async ({ open }) => {
  const page = await open('as=coordinator', '#/guidebook/new')
  const length = page.locator('[data-edited="consulta-larga"]')
  const add = length.getByRole('button', { name: /^Hacerlo solo en algunos casos/ })
  await add.focus()
  await page.keyboard.press('Enter')
  await expect(length.getByLabel('Sobre qué se pregunta').first()).toBeFocused()
  const always = length.getByRole('button', { name: /^Hacerlo siempre/ })
  await always.focus()
  await page.keyboard.press('Enter')
  await expect(add).toBeFocused()
})
