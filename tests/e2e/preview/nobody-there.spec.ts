import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { accessibilityFaults } from '../../support/accessibility.ts'
import { expect, test } from './preview.ts'
import { formContact } from './sample-outbound.ts'

const folder = join(import.meta.dirname, '..', '..', '..', '.cache', 'screenshots')
mkdirSync(folder, { recursive: true })

const given = (page: Page, name: string) =>
  page.evaluate(
    (asked) => window.world.dispatched.filter((one) => one.name === asked).map(({ payload }) => payload),
    name,
  )

test('what the only analyst of an area holds is offered to nobody who cannot take it, and can go to another area', async ({
  open,
}) => {
  const page = await open('as=coordinator', '#/coordination/people')
  await page.getByLabel('Último día de ausencia de Luis Cárdenas').fill('2099-01-15')
  await page
    .getByRole('row', { name: /Luis Cárdenas/ })
    .getByRole('button', { name: 'Marcar ausente' })
    .click()
  await page.getByRole('tab', { name: 'Sin dueño' }).click()
  await page.getByRole('button', { name: 'Elegir los que se ven' }).click()
  await expect(page.getByRole('combobox', { name: 'Quién lo resuelve' }).getByRole('option')).toHaveText([
    'Elija a la persona',
  ])
  await expect(page.getByText(/^Nadie que esté puede resolver casos de .*Analista OEFV/)).toBeVisible()
  await page.screenshot({ path: join(folder, 'unowned-nobody.png') })
  await page.getByText('Otra área', { exact: true }).click()
  const move = page.getByRole('button', { name: 'Pasar a otra área' })
  await expect(move).toBeDisabled()
  await page.getByRole('combobox', { name: 'Área que lo recibe' }).selectOption({ label: 'Crédito' })
  await expect(page.getByText(/^En Crédito no hay nadie ahora: .* hasta el jue 15 ene 2099/)).toBeVisible()
  await expect(move).toBeDisabled()
  await page.getByRole('textbox', { name: 'Por qué cambia de área' }).fill('Luis está ausente')
  await page.screenshot({ path: join(folder, 'unowned-area.png') })
  expect(await accessibilityFaults(page)).toEqual([])
  await move.click()
  await expect(page.getByText(/casos? pasados? a otra área\./)).toBeVisible()
  const [first] = await given(page, 'case.transfer')
  expect(first).toMatchObject({ area: 'credito', reason: 'Luis está ausente' })
})

test('who passes a case on to an area where nobody is reads so beside the area, and may do it', async ({ open }) => {
  const page = await open('as=analyst', '#/cases/01939e1a-0007-7000-8000-000000000001')
  await page.getByRole('button', { name: 'Trasladar a otra área' }).click()
  const area = page.getByRole('combobox', { name: 'Área que lo recibe' })
  await area.selectOption({ label: 'Comercial' })
  await expect(page.getByText('En Comercial no hay nadie que resuelva casos.', { exact: false })).toBeVisible()
  await page.screenshot({ path: join(folder, 'transfer-nobody.png') })
  expect(await accessibilityFaults(page)).toEqual([])
  await area.selectOption({ label: 'Crédito' })
  await expect(page.getByText('no hay nadie', { exact: false })).toBeHidden()
  await area.selectOption({ label: 'Comercial' })
  await page.getByLabel('Por qué cambia de área').fill('Es una venta')
  await page.getByRole('button', { name: 'Trasladar a otra área' }).last().click()
  await expect.poll(() => given(page, 'case.transfer')).toMatchObject([{ area: 'comercial' }])
})

test('who escalates to an area where nobody is reads so beside the area', async ({ open }) => {
  const page = await open('form=1', `#/inbox/${formContact(0)}`)
  await page.getByRole('textbox', { name: 'Cliente', exact: true }).fill('900123456')
  await page.getByRole('option', { name: /Textiles del Valle SAS/ }).click()
  await page.getByText('Requerimiento', { exact: true }).click()
  await page.getByLabel('Tema', { exact: true }).first().fill('estado')
  await page.getByRole('option', { name: 'Estado de una solicitud' }).click()
  await page.getByLabel('Qué dice el cliente').fill('El desembolso no ha llegado.')
  await page.keyboard.press('Control+e')
  const escalation = page.getByRole('region', { name: 'Escalar la solicitud' })
  const area = escalation.getByRole('combobox', { name: 'Área' })
  await expect(area).toHaveValue('oefv')
  await expect(escalation.getByText('no hay nadie', { exact: false })).toBeHidden()
  await area.selectOption({ label: 'Comercial' })
  await expect(escalation.getByText('En Comercial no hay nadie que resuelva casos.', { exact: false })).toBeVisible()
  await page.screenshot({ path: join(folder, 'escalate-nobody.png') })
})
