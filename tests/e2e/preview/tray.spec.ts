import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { accessibilityFaults } from '../../support/accessibility.ts'
import { expect, test } from './preview.ts'

const folder = join(import.meta.dirname, '..', '..', '..', '.cache', 'screenshots')
mkdirSync(folder, { recursive: true })

test('the tray is searched by radicado, customer and topic, and its filters say where what is looked for is', async ({
  open,
}) => {
  const page = await open('', '#/cases')
  const rows = page.getByRole('list', { name: 'Seguimiento' }).getByRole('link')
  const search = page.getByLabel('Radicado, cliente o tema')
  await expect(rows).toHaveCount(4)
  await expect(page.getByRole('button', { name: 'Míos 4' })).toBeVisible()

  await search.fill('molinos circular')
  await expect(rows).toHaveCount(1)
  await expect(rows).toContainText('1043 · Molinos del Huila SA')
  await expect(page.getByRole('button', { name: 'Míos 1' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Por informar 0' })).toBeVisible()
  await search.fill('1041')
  await expect(rows).toContainText('1041 · Textiles del Valle SAS')
  await search.fill('garantia')
  await expect(rows).toHaveCount(1)

  await page.getByRole('button', { name: /^Por informar/ }).click()
  await expect(page.getByText('Ningún caso de esta lista con «garantia»')).toBeVisible()
  await page.screenshot({ path: join(folder, 'tray-none-found-light.png') })
  expect(await accessibilityFaults(page)).toEqual([])
})

test('each case of the tray says both its due dates and marks what is due soon in words', async ({ open }) => {
  const page = await open('dueToday', '#/cases')
  const row = (radicado: string) =>
    page.getByRole('list', { name: 'Seguimiento' }).getByRole('link', { name: new RegExp(`^${radicado} `) })
  await expect(row('1041')).toContainText(/Al cliente: venció hace \d+ días hábiles/)
  await expect(row('1041')).toContainText(/Del área: venció/)
  // Two cases of one customer are told from each other.
  await expect(row('1041')).toContainText('Queja · Garantías')
  await expect(row('1043')).toContainText(/Al cliente: vence el/)
  await expect(row('1043')).toContainText(/Del área: /)
  await expect(row('1044')).toContainText('Al cliente: por vencer: hoy')
  await page.screenshot({ path: join(folder, 'tray-light.png') })
  expect(await accessibilityFaults(page)).toEqual([])
})

test('a case that is to be sent says so within its row, and nothing of the row is cut', async ({ open }) => {
  const page = await open('as=analyst&offline', '#/cases')
  const rows = page.getByRole('list', { name: 'Seguimiento' }).getByRole('link')
  await page.evaluate(() =>
    window.world.console.dispatch(
      'case.addNote',
      {
        caseId: '01939e1a-0007-7000-8000-000000000001',
        entryId: '01939e1a-0008-7000-8000-0000000000e2',
        text: 'Se revisó.',
      },
      '01939e1a-000e-7000-8000-0000000000e3' as never,
    ),
  )
  const row = rows.filter({ hasText: '1041' })
  await expect(row).toContainText('por enviar')
  await page.screenshot({ path: join(folder, 'tray-to-send-light.png') })
  const cut = await row.evaluate((link) => {
    const { top, bottom } = link.getBoundingClientRect()
    return [...link.querySelectorAll('b,small,span')].some((part) => {
      const box = part.getBoundingClientRect()
      return box.top < top || box.bottom > bottom
    })
  })
  expect(cut).toBe(false)
})

test('whoever only solves is not offered what others have to tell the customer', async ({ open }) => {
  const page = await open('as=analyst', '#/cases')
  const trays = page.getByRole('group', { name: 'Filtros' })
  await expect(trays.getByRole('button', { name: /^De mi área/ })).toBeVisible()
  await expect(trays.getByRole('button', { name: /^Por informar/ })).toHaveCount(0)
})
