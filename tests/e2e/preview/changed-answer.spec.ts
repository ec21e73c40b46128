import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { accessibilityFaults } from '../../support/accessibility.ts'
import { isAt, step, upToChecklist } from './contact-walk.ts'
import { expect, test } from './preview.ts'

/* A step that is gone back to, and what an answer to it takes off the way. */

const folder = join(import.meta.dirname, '..', '..', '..', '.cache', 'screenshots')
mkdirSync(folder, { recursive: true })

async function looked(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(folder, `changed-${name}-light.png`) })
  expect(await accessibilityFaults(page), name).toEqual([])
}

const STAYS = 'Lo que ya se hizo (escalar, enviar) no se deshace.'
const backToChecklist = (page: Page) => page.getByTitle(/Volver a «.*primer contacto/).click()
const sent = (page: Page, name: string) =>
  page.evaluate((named) => window.world.dispatched.filter((one) => one.name === named).length, name)

async function solve(page: Page): Promise<void> {
  for (const box of await step(page).getByRole('checkbox').all()) await box.check()
  await page.getByRole('button', { name: 'Sí, se soluciona ahora' }).click()
}

test('before another answer it is said what it takes off the way, and after it what it took; what was done stays', async ({
  open,
}) => {
  const page = await open('', '#/inbox')
  await upToChecklist(page, '3')
  await page.keyboard.press('Control+e')
  await isAt(page, 'escala')
  // As every form of a step, it is sent by this key as well.
  await page.getByLabel('Descripción').press('Control+Enter')
  await isAt(page, 'informa-radicado')
  expect(await sent(page, 'case.escalate')).toBe(1)
  await page.keyboard.press('Enter')
  await isAt(page, 'algo-mas')
  await backToChecklist(page)
  await isAt(page, 'primer-contacto')
  const foretold = page.getByText(/^Si cambia a «Sí, se soluciona ahora», ya no van, o se preguntan de nuevo: «Escala/)
  await expect(foretold).toContainText(STAYS)
  await looked(page, 'foretold')
  await solve(page)
  const told = page.getByText(/^Con esa respuesta ya no van, o se preguntan de nuevo: «Escala/)
  await expect(told).toContainText(STAYS)
  await looked(page, 'told')
})

test('where nothing was done nothing is said of what stays', async ({ open }) => {
  const page = await open('', '#/inbox')
  await upToChecklist(page)
  await solve(page)
  await isAt(page, 'solicita-informacion')
  await page.keyboard.press('2')
  await isAt(page, 'como-resuelve')
  await backToChecklist(page)
  await isAt(page, 'primer-contacto')
  await expect(page.getByText(/^Si cambia a «No, escalar»/)).not.toContainText(STAYS)
  await page.getByRole('button', { name: 'No, escalar' }).click()
  await isAt(page, 'escala')
  await expect(page.getByText(/^Con esa respuesta ya no van/)).not.toContainText(STAYS)
})
