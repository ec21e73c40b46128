import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { accessibilityFaults } from '../../support/accessibility.ts'
import { boardSample } from '../../support/board-sample.ts'
import { expect, test } from './preview.ts'
import { ids } from './sample-ids.ts'

const folder = join(import.meta.dirname, '..', '..', '..', '.cache', 'screenshots')
mkdirSync(folder, { recursive: true })
const looked = (page: Page, name: string) => page.screenshot({ path: join(folder, `${name}.png`) })

test('a day is told in words beside its field, which has its name in sight; nothing moves for it', async ({ open }) => {
  const page = await open('as=coordinator', '#/coordination/people')
  const day = page.getByLabel('Último día de ausencia de Ana Mejía')
  await expect(page.getByText('Último día').first()).toBeVisible()
  const row = page.getByRole('row', { name: /Luis Cárdenas/ })
  const before = await row.boundingBox()
  await day.fill('2030-01-15')
  await expect(page.getByText('mar 15 ene 2030')).toBeVisible()
  expect(await row.boundingBox()).toEqual(before)
  expect(before?.height).toBeLessThan(50)
  // The field stands in the middle of its row, and touches neither border.
  const field = await page.getByLabel('Último día de ausencia de Luis Cárdenas').boundingBox()
  const [above, below] = [
    (field?.y ?? 0) - (before?.y ?? 0),
    (before?.y ?? 0) + (before?.height ?? 0) - (field?.y ?? 0) - (field?.height ?? 0),
  ]
  expect(above).toBeGreaterThanOrEqual(2)
  expect(Math.abs(above - below)).toBeLessThanOrEqual(2)
  await looked(page, 'dates-people')
  expect(await accessibilityFaults(page)).toEqual([])

  await page.goto(`${page.url().split('#')[0]}#/customers/${ids.textiles}`)
  await page.getByLabel('Desde').fill('2026-03-30')
  await expect(page.getByText('lun 30 mar 2026')).toBeVisible()
  await looked(page, 'dates-timeline')
})

async function tell(page: Page): Promise<void> {
  await page.evaluate(
    (told) => window.world.tellBoard({ type: 'told', told: { ...told, status: { pbx: 'here', heardAt: told.now } } }),
    boardSample(2, 4, Date.now(), ids.team),
  )
}

test('without the centre the board says so, and shows its last figures with their age when one comes back to it', async ({
  open,
}) => {
  const page = await open('as=coordinator&agents=4&offline', '#/board')
  await expect(page.getByText(/^Sin conexión con el centro desde las? .*: el tablero lo hace él/)).toBeVisible()
  await looked(page, 'board-never-told')
  await tell(page)
  await expect(page.getByText('cola-1', { exact: true }).first()).toBeVisible()
  await page.getByRole('link', { name: 'Ayuda' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Ayuda' })).toBeVisible()
  await page.evaluate(() => window.world.tellBoard({ type: 'away', because: 'unreachable' }))
  await page.goBack()
  await expect(page.getByText(/estos son los datos de .*no los de ahora\. Son de hace \d+ (s|min)\./)).toBeVisible()
  await expect(page.getByText('cola-1', { exact: true }).first()).toBeVisible()
  await looked(page, 'board-come-back-off')
})

test('an active queue that no team of hers serves is named on the board and on the wall, with the reason', async ({
  open,
}) => {
  const page = await open('as=coordinator&agents=4', '#/board')
  await tell(page)
  const why = page.getByText(
    /^Cola activa que no se ve aquí: Servicio al cliente\. El tablero muestra las colas de los equipos/,
  )
  await expect(why).toBeVisible()
  await looked(page, 'board-not-watched')
  await page.getByRole('link', { name: 'Vista para pantalla grande' }).click()
  await expect(why).toBeVisible()
  await looked(page, 'wall-not-watched')
})

test('a guide whose name was emptied is told by the name that it had', async ({ open }) => {
  const page = await open('as=coordinator', '#/guidebook/new')
  const parts = page.getByRole('navigation', { name: 'Partes de la versión' })
  const first = parts.getByRole('button').first()
  const name = ((await first.textContent()) ?? '').trim()
  await first.click()
  await page.getByLabel('Nombre del guion · español').fill('')
  await expect(first).toContainText(name)
  await page.getByRole('button', { name: 'Revisar y publicar' }).click()
  await expect(page.getByText(`El guion «${name}» quedó sin nombre en español o en inglés`)).toBeVisible()
  await expect(page.getByText(/Los cambios se muestran cuando/)).toBeVisible()
  await looked(page, 'guide-unnamed')
})

test('the border of a box is seen as that of a field, in both themes', async ({ open }) => {
  for (const theme of ['light', 'dark']) {
    const page = await open(`as=admin&theme=${theme}`, '#/admin')
    await page.getByRole('button', { name: 'Nuevo usuario' }).click()
    const [box, field] = [page.getByRole('checkbox', { name: 'Coordinador' }), page.getByLabel('Nombre')]
    const border = (of: typeof box) => of.evaluate((one) => getComputedStyle(one).borderTopColor)
    await page.getByLabel('Contraseña inicial').focus()
    expect(await border(box)).toBe(await border(field))
    await looked(page, `boxes-${theme}`)
    await page.getByRole('button', { name: 'Cancelar' }).click()
  }
})
