import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { UserId } from '#shared/kernel/ids.ts'
import { accessibilityFaults } from '../../support/accessibility.ts'
import { boardSample } from '../../support/board-sample.ts'
import { sampled } from '../../support/sampled.ts'
import { expect, test } from './preview.ts'
import { ids } from './sample-ids.ts'

const folder = join(import.meta.dirname, '..', '..', '..', '.cache', 'screenshots')
mkdirSync(folder, { recursive: true })

async function tell(
  page: Page,
  queues: number,
  advisors: number,
  pbx: 'here' | 'away' | 'none' = 'here',
  changed: (told: ReturnType<typeof boardSample>) => ReturnType<typeof boardSample> = (told) => told,
): Promise<void> {
  const now = Date.now()
  const told = changed(boardSample(queues, advisors, now, ids.team))
  const status = { pbx, heardAt: pbx === 'none' ? null : pbx === 'away' ? now - 600_000 : now }
  await page.evaluate(
    ({ told, status }) => {
      window.world.tellBoard({ type: 'told', told: { ...told, status } })
      // The centre says every second that nothing has changed.
      setInterval(() => {
        const now = told.now + (Date.now() - told.now)
        const heardAt = status.pbx === 'here' ? now : status.heardAt
        const still = {
          ...told,
          whole: false,
          queues: [],
          advisors: [],
          teams: [],
          now,
          status: { ...status, heardAt },
        }
        window.world.tellBoard({ type: 'told', told: still })
      }, 1_000)
    },
    { told, status },
  )
}
const states = [
  ['few', 3, 24, 'here', ''],
  ['many', 50, 200, 'here', ''],
  ['pbx-away', 3, 24, 'away', ''],
  ['no-pbx', 0, 0, 'none', ''],
  ['wall', 12, 60, 'here', '/wall'],
  ['wall-many', 50, 200, 'here', '/wall'],
] as const

const looks = (['light', 'dark'] as const).flatMap((theme) => states.map((state) => [theme, ...state] as const))
for (const [theme, name, queues, advisors, pbx, place] of sampled('A state of the board', looks, 3))
  test(`the board (${name}) in ${theme} is free of accessibility faults`, async ({ open }) => {
    const page = await open(`as=coordinator&theme=${theme}&agents=${advisors}`, `#/board${place}`)
    await tell(page, queues, advisors, pbx)
    if (queues > 0) await expect(page.getByText('cola-1', { exact: true }).first()).toBeVisible()
    await page.evaluate(() => document.fonts.ready)
    await page.waitForTimeout(300)
    await page.screenshot({ path: join(folder, `board-${name}-${theme}.png`) })
    expect(await accessibilityFaults(page)).toEqual([])
  })

test('nobody is offered to listen to themselves', async ({ open }) => {
  const page = await open('as=coordinator&agents=24', '#/board')
  await tell(page, 3, 24, 'here', (told) => {
    const first = told.advisors.findIndex(({ call }) => call !== null)
    const advisors = told.advisors.map((row, n) =>
      n === first ? { ...row, advisor: UserId.parse(ids.coordinator) } : row,
    )
    return { ...told, advisors }
  })
  const row = page.getByRole('row').filter({ hasText: 'Carmen Rojas' })
  await expect(page.getByRole('button', { name: /^Escuchar: Agente/ }).first()).toBeVisible()
  await expect(row.getByRole('button', { name: /^Escuchar: / })).toHaveCount(0)
  await row.getByRole('button', { name: /^Acciones: / }).click()
  await expect(page.getByRole('menuitem', { name: 'Escuchar · Es su propia llamada' })).toBeDisabled()
  await expect(page.getByRole('menuitem', { name: 'Cambiar su estado…' })).toBeEnabled()
})

test('a number says what it is made of, with the mouse and with the keyboard', async ({ open }) => {
  const page = await open('as=coordinator&agents=24', '#/board')
  await tell(page, 3, 24)
  const level = page.getByRole('button', { name: /^Nivel de servicio:/ }).first()
  await level.hover()
  const card = page.getByRole('tooltip')
  await expect(card).toContainText('Contestadas en 20 s o menos ÷ (contestadas + abandonadas después de 20 s)')
  await expect(card).toContainText('Abandonadas dentro del tiempo')
  await expect(card).toContainText('3 registros de su gente quedaron en equipos')
  await page.screenshot({ path: join(folder, 'board-card.png') })
  await page.keyboard.press('Escape')
  await expect(card).toBeHidden()
  await page.mouse.move(0, 0)
  await page
    .getByRole('button', { name: /^Abandono:/ })
    .first()
    .focus()
  await expect(card).toContainText('Abandonadas ÷ ofrecidas')
})

test('an open card says the number of now, and goes when its number goes', async ({ open }) => {
  const page = await open('as=coordinator&agents=24', '#/board')
  const told = boardSample(1, 24, Date.now(), ids.team)
  const tellQueues = (queues: typeof told.queues) =>
    page.evaluate((now) => window.world.tellBoard({ type: 'told', told: now }), { ...told, queues, now: Date.now() })
  await tellQueues(told.queues)
  const level = page.getByRole('button', { name: /^Nivel de servicio:/ }).first()
  const card = page.getByRole('tooltip')
  await level.focus()
  await expect(card).toContainText('Nivel de servicio')
  await expect(card).not.toContainText('12,3')
  const later = told.queues.map((row) => ({
    ...row,
    figures: row.figures.map((figure) => (figure.id === 'serviceLevel' ? { ...figure, value: 0.123 } : figure)),
  }))
  await tellQueues(later)
  await expect(level).toHaveAccessibleName(/12,3/)
  await expect(card).toContainText('12,3')
  await tellQueues([])
  await expect(level).toHaveCount(0)
  await expect(card).toBeHidden()
})

test('numbers that nobody renews are said to be old, and their times stand still', async ({ open }) => {
  const page = await open('as=coordinator&agents=24', '#/board')
  const told = boardSample(3, 24, Date.now(), ids.team)
  await page.evaluate((told) => window.world.tellBoard({ type: 'told', told }), told)
  await expect(page.getByRole('row', { name: /Agente/ }).first()).toBeVisible()
  await expect(page.getByText(/Sin conexión con el centro: estos son los datos de las? /)).toBeVisible({
    timeout: 8_000,
  })
  const before = await page.locator('tbody').textContent()
  await page.waitForTimeout(2_500)
  expect(await page.locator('tbody').textContent()).toBe(before)
  await page.screenshot({ path: join(folder, 'board-old.png') })
})

test('advisors are filtered, found and sorted; what can be done is offered', async ({ open }) => {
  const page = await open('as=coordinator&agents=200', '#/board')
  await tell(page, 50, 200)
  const rows = page.getByRole('table', { name: 'Asesores' }).locator('tbody tr[aria-rowindex]')
  await expect.poll(() => rows.count()).toBeGreaterThan(3)
  expect(await rows.count()).toBeLessThan(60)
  await page.getByRole('textbox', { name: 'Buscar asesor' }).fill('Agente 17')
  await expect(rows).toHaveCount(11)
  await page.getByRole('textbox', { name: 'Buscar asesor' }).fill('')
  await page.getByRole('button', { name: /^En llamada \d+/ }).click()
  const first = rows.first()
  await expect(first).toContainText('En llamada')
  await page.getByRole('button', { name: 'Ordenar por Tiempo' }).click()
  await first.getByRole('button', { name: /^Acciones:/ }).click()
  for (const act of ['Escuchar', 'Susurrar al asesor', 'Entrar a la llamada', 'Tomar la llamada'])
    await expect(page.getByRole('menuitem', { name: act })).toBeEnabled()
  await page.getByRole('menuitem', { name: 'Cambiar su estado…' }).click()
  await page.getByRole('button', { name: 'Cambiar el estado' }).click()
  await expect(page.getByText('Este dato es obligatorio').or(page.locator('.mc-error'))).toBeVisible()
  await page.screenshot({ path: join(folder, 'board-presence.png') })
  await page.getByLabel('Motivo').fill('Reunión con el banco')
  await page.getByRole('button', { name: 'Cambiar el estado' }).click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
})

test('the board fits the least screen and 200 % zoom without a scroll bar across', async ({ open }) => {
  for (const size of [
    { width: 1280, height: 720 },
    { width: 683, height: 384 },
  ]) {
    const page = await open('as=coordinator&agents=24', '#/board')
    await page.setViewportSize(size)
    await tell(page, 3, 24)
    await expect(page.getByText('cola-1', { exact: true }).first()).toBeVisible()
    await page.screenshot({ path: join(folder, `board-${size.width}.png`) })
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0)
  }
})

for (const theme of ['light', 'dark'] as const)
  test(`a queue is set in ${theme}: what is the wrong way round is said where it was typed`, async ({ open }) => {
    const page = await open(`as=coordinator&theme=${theme}`, '#/board/queues')
    await expect(page.getByRole('row', { name: /Servicio al cliente/ })).toContainText('meta 80\u00a0% en 20 s')
    expect(await accessibilityFaults(page)).toEqual([])
    await page.getByRole('button', { name: 'Editar: Servicio al cliente' }).click()
    await page.getByLabel('En espera: cerca del límite desde').fill('9')
    await page.getByRole('button', { name: 'Guardar' }).click()
    await expect(page.getByText('El primer nivel no puede ser mayor que el segundo.')).toBeVisible()
    await page.screenshot({ path: join(folder, `queue-form-${theme}.png`), fullPage: true })
    expect(await accessibilityFaults(page)).toEqual([])
    await page.getByLabel('En espera: cerca del límite desde').fill('2')
    await page.getByLabel('Contestar en (segundos)').fill('')
    await expect(page.getByText('Escriba este dato.')).toBeVisible()
    await page.getByLabel('Contestar en (segundos)').fill('0')
    await expect(page.getByText('Escriba un número de 1 a 600.')).toBeVisible()
    await page.getByLabel('Mensaje en festivos').fill('x'.repeat(501))
    await expect(page.getByLabel('Mensaje en festivos')).toHaveValue('x'.repeat(500))
    await page.screenshot({ path: join(folder, `queue-form-limits-${theme}.png`), fullPage: true })
    await page.getByLabel('Mensaje en festivos').fill('')
    await page.getByLabel('Contestar en (segundos)').fill('30')
    await page.getByRole('button', { name: 'Guardar' }).click()
    await expect(page.getByRole('row', { name: /Servicio al cliente/ })).toContainText('meta 80\u00a0% en 30 s')
  })

test('the numbers, the ring and the wait of a queue are set; a number that another queue has is refused', async ({
  open,
}) => {
  const page = await open('as=coordinator', '#/board/queues')
  const edit = async (name: string) => page.getByRole('button', { name: `Editar: ${name}` }).click()
  const saves = () => page.getByRole('button', { name: 'Guardar' }).click()
  const first = 'Servicio al cliente'
  await edit(first)
  const numbers = page.getByLabel('Números que llegan a la cola')
  await expect(numbers).toHaveValue('')
  await numbers.fill('601 555 0100, 12')
  await page.getByLabel(/^Timbre en cada asesor/).fill('200')
  await saves()
  await expect(page.getByText('Cada número tiene de 3 a 15 cifras, como lo entrega el operador.')).toBeVisible()
  await expect(page.getByText('Escriba un número de 5 a 120.')).toBeVisible()
  await numbers.fill('601 555 0100, 6015550101')
  await page.getByLabel(/^Timbre en cada asesor/).fill('25')
  await page.getByLabel(/^Espera antes del buzón/).fill('0')
  await saves()
  await edit(first)
  await expect(numbers).toHaveValue('6015550100, 6015550101')
  await expect(page.getByLabel(/^Timbre en cada asesor/)).toHaveValue('25')
  await expect(page.getByLabel(/^Espera antes del buzón/)).toHaveValue('0')
  expect(await accessibilityFaults(page)).toEqual([])
  await page.screenshot({ path: join(folder, 'queue-numbers.png') })
  await page.getByRole('button', { name: 'Cancelar' }).click()
  await page.getByRole('button', { name: 'Nueva cola' }).click()
  await page.getByLabel('Nombre de la cola').fill('Crédito')
  await page.getByLabel('Código').fill('credito')
  await saves()
  await expect(page.getByRole('heading', { name: 'Crédito' })).toBeVisible()
  await numbers.fill('6015550101')
  await saves()
  await expect(
    page.getByText(/El número 6015550101 ya es de la cola «servicio». Quítelo de allá primero\./),
  ).toBeVisible()
  await expect(numbers).toHaveValue('6015550101')
})

test('without a queue its place teaches, and the first is made there', async ({ open }) => {
  const page = await open('as=coordinator&empty', '#/board/queues')
  await expect(page.getByText('Aún no hay colas puestas')).toBeVisible()
  expect(await accessibilityFaults(page)).toEqual([])
  await page.getByRole('button', { name: 'Nueva cola' }).click()
  await page.getByLabel('Nombre de la cola').fill('Crédito')
  await page.getByLabel('Código').fill('Crédito')
  await page.getByRole('button', { name: 'Guardar' }).click()
  await expect(page.getByText(/El código empieza por una letra/)).toBeVisible()
  await page.getByLabel('Código').fill('credito')
  await page.getByRole('button', { name: 'Guardar' }).click()
  await expect(page.getByRole('heading', { name: 'Crédito' })).toBeVisible()
})
