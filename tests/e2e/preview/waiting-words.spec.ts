import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { accessibilityFaults } from '../../support/accessibility.ts'
import { expect, test } from './preview.ts'

const folder = join(import.meta.dirname, '..', '..', '..', '.cache', 'screenshots')
mkdirSync(folder, { recursive: true })
const FRESH = '01939e1a-0007-7000-8000-000000000003'
const ANALYST = '01939e1a-0002-7000-8000-000000000002'

/** The analyst takes the case and says this on it. */
const says = async (page: Page, name: string, its: object) => {
  const said = await page.evaluate(
    ([what, payload, actor, caseId]) => {
      const [taken, entryId] = ['01939e1a-0008-7000-8000-0000000000d1', '01939e1a-0008-7000-8000-0000000000d2']
      window.world.elsewhere('case.take', { caseId, entryId: taken }, actor)
      return window.world.elsewhere(what, { caseId, entryId, seen: taken, ...payload }, actor).ok
    },
    [name, its, ANALYST, FRESH] as const,
  )
  expect(said).toBe(true)
}

test('the question that a case waits with stands over the case, and in the form that answers it', async ({ open }) => {
  const page = await open('as=advisor', `#/cases/${FRESH}`)
  await expect(page.getByRole('heading', { name: 'Qué ha pasado' })).toBeVisible()
  await says(page, 'case.returnForData', { question: '¿De qué banco es la carta?' })
  const asked = page.getByRole('status').filter({ hasText: 'Luis Cárdenas pide datos' })
  await expect(asked).toContainText('¿De qué banco es la carta?')
  await expect(asked).toBeInViewport({ ratio: 1 })
  await page.screenshot({ path: join(folder, 'case-asked-light.png') })

  await page.getByRole('button', { name: 'Entregar datos' }).click()
  const form = page
    .locator('div:has(> h2)')
    .filter({ has: page.getByLabel('Datos del cliente') })
    .last()
  await expect(form.getByText('¿De qué banco es la carta?')).toBeInViewport({ ratio: 1 })
  await expect(page.getByLabel('Datos del cliente')).toBeInViewport()
  await page.screenshot({ path: join(folder, 'case-asked-form-light.png') })
  expect(await accessibilityFaults(page)).toEqual([])
})

test('an answer that comes while somebody writes on the case moves nothing, and stands over it afterwards', async ({
  open,
}) => {
  const page = await open('as=advisor', `#/cases/${FRESH}`)
  await page.getByRole('button', { name: 'Agregar nota' }).click()
  const note = page.getByLabel('Nota')
  await note.fill('Llamó otra vez')
  const before = await note.boundingBox()
  await says(page, 'case.answer', { answer: 'Se abonó ayer.' })
  await expect(page.getByText('Respondido, falta informar').first()).toBeVisible()
  const answered = page.getByRole('status').filter({ hasText: 'Luis Cárdenas respondió' })
  await expect(answered).toHaveCount(0)
  expect(await note.boundingBox()).toEqual(before)
  await page.keyboard.press('Control+Enter')
  await expect(answered).toContainText('Se abonó ayer.')
  await expect(answered).toBeInViewport({ ratio: 1 })
})
