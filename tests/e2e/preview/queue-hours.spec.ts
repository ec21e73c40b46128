import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { accessibilityFaults } from '../../support/accessibility.ts'
import { expect, test } from './preview.ts'

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
