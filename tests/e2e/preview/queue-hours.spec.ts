import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { accessibilityFaults } from '../../support/accessibility.ts'
import { boardSample } from '../../support/board-sample.ts'
import { expect, test } from './preview.ts'
import { ids } from './sample-ids.ts'

const folder = join(import.meta.dirname, '..', '..', '..', '.cache', 'screenshots')
mkdirSync(folder, { recursive: true })

test('a queue that is open until midnight says so, and midnight can be typed', async ({ open }) => {
  const page = await open('as=coordinator', '#/board/queues')
  await page.getByRole('button', { name: 'Editar: Servicio al cliente' }).click()
  const turn = page.getByRole('group', { name: 'Franja 1' })
  const [from, to] = [turn.getByLabel('Desde', { exact: true }), turn.getByLabel('Hasta', { exact: true })]
  const saved = () =>
    page.evaluate(() => window.world.dispatched.filter(({ name }) => name.startsWith('queue.')).at(-1)?.payload)
  const save = page.getByRole('button', { name: /^Guardar/ })
  await from.fill('10:00')
  await to.fill('09:00')
  await save.click()
  await expect(turn.getByText('La hora de cierre debe ser posterior a la de apertura.')).toBeVisible()
  await to.fill('00:00')
  await expect(turn.getByText('Hasta la medianoche, al terminar el día')).toBeVisible()
  await expect(to).toHaveValue('00:00')
  await page.screenshot({ path: join(folder, 'queue-midnight-light.png') })
  expect(await accessibilityFaults(page)).toEqual([])
  await save.click()
  await expect.poll(async () => JSON.stringify(await saved())).toContain('1440')
  // Opened again it says so still.
  await page.getByRole('button', { name: 'Editar: Servicio al cliente' }).click()
  await expect(to).toHaveValue('00:00')
  await expect(turn.getByText('Hasta la medianoche, al terminar el día')).toBeVisible()
})

test('a queue outside its hours is closed on the board, on the wall and in its settings, and says when it opens', async ({
  page,
  open,
}) => {
  /** A Friday afternoon in Bogotá; the sample's queue closes at seven, and the test sets the clock to after that. */
  const evening = new Date('2026-11-27T20:10:00-05:00')
  await page.clock.install({ time: evening })
  await open('as=coordinator&agents=6', '#/board')
  const told = boardSample(1, 6, evening.getTime(), ids.team)
  const queues = told.queues.map((row) => ({ ...row, queue: 'servicio', waiting: 0, oldestSince: null }))
  const tell = () =>
    page.evaluate((board) => window.world.tellBoard({ type: 'told', told: board }), { ...told, queues })
  await tell()
  const card = page.getByRole('article', { name: 'Servicio al cliente' })
  await expect(card.getByText('Cerrada · abre el sáb 8:00 a. m.')).toBeVisible()
  await expect(card.getByText('Cumple la meta')).toBeHidden()
  await page.screenshot({ path: join(folder, 'queue-closed-board.png') })
  await page.goto(`${new URL(page.url()).origin}/${new URL(page.url()).search}#/board/wall`)
  await tell()
  await expect(card.getByText('Cerrada · abre el sáb 8:00 a. m.')).toBeVisible()
  await page.screenshot({ path: join(folder, 'queue-closed-wall.png') })
  await page.goto(`${new URL(page.url()).origin}/${new URL(page.url()).search}#/board/queues`)
  await expect(page.getByRole('row', { name: /Servicio al cliente/ })).toContainText('Cerrada · abre el sáb 8:00 a. m.')
  await page.screenshot({ path: join(folder, 'queue-closed-list.png') })
})
