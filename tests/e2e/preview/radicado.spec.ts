import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { accessibilityFaults } from '../../support/accessibility.ts'
import { isAt, upToCustomer } from './contact-walk.ts'
import { expect, test } from './preview.ts'
import { id, ids } from './sample-ids.ts'

/* A customer says first of all: «mi radicado es el 1042». */

const folder = join(import.meta.dirname, '..', '..', '..', '.cache', 'screenshots')
mkdirSync(folder, { recursive: true })

test('Ctrl+K opens a case by its radicado, however it is said', async ({ open }) => {
  const page = await open('', '#/inbox')
  await page.keyboard.press('Control+k')
  await page.keyboard.type('1042')
  const found = page.getByRole('option', { name: /Caso 1042/ })
  await expect(found).toHaveText(/Textiles.*Respondido, falta informar/)
  expect(await accessibilityFaults(page)).toEqual([])
  await page.screenshot({ path: join(folder, 'radicado-palette.png') })
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: /Caso 1042/ })).toBeVisible()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('caso n.º 1.041')
  await expect(page.getByRole('option', { name: /Caso 1041/ })).toBeVisible()
  await page.keyboard.type('9')
  await expect(page.getByRole('option', { name: /Caso/ })).toHaveCount(0)
})

test('who is asked for at ¿Con quién hablo? is found by the radicado of their case, and Enter takes them', async ({
  open,
}) => {
  const page = await open('', '#/inbox')
  await upToCustomer(page)
  await page.keyboard.type('1042')
  const found = page.getByRole('option', { name: /Cliente del caso 1042/ })
  await expect(found).toHaveText(/Textiles/)
  await expect(page.getByText('Nadie coincide')).toHaveCount(0)
  await page.screenshot({ path: join(folder, 'radicado-picker.png') })
  await page.keyboard.press('Enter')
  await isAt(page, 'motivo')
  await expect(page.getByRole('complementary', { name: /cliente/i })).toContainText('Textiles')
})

/** As the centre has a case that is not on this workstation. */
async function centreHas(page: Page, rows: 'one' | 'none') {
  const clock = { state: 'running', from: '2026-11-20', dueOn: '2026-12-11' }
  const found = {
    customer: 'Molinos San Gil Cooperativa',
    case: {
      ...{ id: id(20, 1), radicado: '7002', interactionId: id(4, 1), customerId: null, kind: 'queja', topic: 'Tasas' },
      ...{ description: 'Pide revisar la tasa.', answerBy: 'email', priority: 'normal', state: 'inProgress' },
      ...{ area: 'oefv', holderId: ids.analyst, advisorId: ids.analyst, teamId: null, closedAt: null },
      ...{ escalatedAt: '2026-11-20T15:00:00.000Z', clocks: { area: clock, customer: clock } },
      ...{ entries: [], attachments: [], breaches: [] },
    },
  }
  await page.evaluate(
    async (all) => {
      const { rows: customers } = await window.world.console.query('customers.search', { text: 'molinos', limit: 1 })
      const customerId = customers[0]?.doc.id ?? null
      const its = all.map((one) => ({ ...one, case: { ...one.case, customerId } }))
      window.world.answerService('central.findCase', { rows: its })
    },
    rows === 'one' ? [found] : [],
  )
}
const asked = (page: Page) =>
  page.evaluate(() =>
    window.world.called.flatMap(({ verb, parameters }) => (verb === 'central.findCase' ? [parameters] : [])),
  )

test('Ctrl+K finds at the centre the radicado that is not here, and opens it to be read', async ({ open }) => {
  const page = await open('', '#/inbox')
  await centreHas(page, 'one')
  await page.keyboard.press('Control+k')
  await page.keyboard.type('radicado 7002')
  const option = page.getByRole('option', { name: 'Buscar el radicado 7002 en el centro' })
  await expect(option).toBeVisible()
  expect(await asked(page)).toEqual([])
  await option.click()
  await expect(page.getByRole('heading', { name: /Caso 7002/ })).toBeVisible()
  await expect(page.getByText('No está en este equipo: se ve como lo tiene el centro, solo para leer.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Agregar una nota' })).toHaveCount(0)
  expect(await asked(page)).toEqual([{ radicado: '7002' }])
  await expect(page.getByRole('dialog')).toHaveCount(0)
  // Where the option was stands a date by now, which explains itself under the mouse.
  await page.mouse.move(0, 0)
  await expect(page.getByRole('tooltip')).toHaveCount(0)
  expect(await accessibilityFaults(page)).toEqual([])
  await page.screenshot({ path: join(folder, 'radicado-centre.png') })

  await centreHas(page, 'none')
  await page.keyboard.press('Control+k')
  await page.keyboard.type('7003')
  await page.getByRole('option', { name: 'Buscar el radicado 7003 en el centro' }).click()
  await expect(page.getByText('El centro no tiene ningún caso con el radicado 7003.').first()).toBeVisible()
})

test('¿Con quién hablo? takes the customer of a radicado that only the centre has', async ({ open }) => {
  const page = await open('', '#/inbox')
  await centreHas(page, 'one')
  await upToCustomer(page)
  await page.keyboard.type('7002')
  await page.getByRole('option', { name: 'Buscar el radicado 7002 en el centro' }).click()
  const found = page.getByRole('option', { name: /Cliente del caso 7002/ })
  await expect(found).toContainText('Molinos San Gil Cooperativa')
  await found.click()
  await isAt(page, 'autorizacion-datos')
  await expect(page.getByRole('complementary', { name: /cliente/i })).toContainText('Molinos')
})

test('without the centre its radicados are not promised', async ({ open }) => {
  const page = await open('offline', '#/inbox')
  await page.keyboard.press('Control+k')
  await page.keyboard.type('7002')
  await expect(page.getByRole('option', { name: /«7002» en el centro/ })).toBeVisible()
  await expect(page.getByRole('option', { name: /radicado 7002/ })).toHaveCount(0)
})
