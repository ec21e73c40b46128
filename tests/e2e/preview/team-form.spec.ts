import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { accessibilityFaults } from '../../support/accessibility.ts'
import { expect, test } from './preview.ts'
import { ids } from './sample-ids.ts'

const folder = join(import.meta.dirname, '..', '..', '..', '.cache', 'screenshots')
mkdirSync(folder, { recursive: true })

test('a team takes its queues by name from those that there are, and its people by name', async ({ open }) => {
  const page = await open('as=admin', '#/admin/teams')
  // The sample's team has a queue that nobody created.
  await expect(page.getByRole('row', { name: /Equipo General/ })).toContainText('general (no existe)')
  await page.getByRole('button', { name: 'Nuevo equipo de trabajo' }).click()
  await expect(page.getByLabel('Equipo de trabajo', { exact: true })).toBeFocused()
  await page.keyboard.type('Equipo Cali')
  const queues = page.getByRole('combobox', { name: 'Colas' })
  await queues.fill('colainventada')
  await expect(page.getByText('No hay una cola con ese nombre.')).toBeVisible()
  await queues.fill('servicio')
  await page.getByRole('option', { name: 'Servicio al cliente' }).click()
  await queues.press('Tab')
  await page.getByRole('combobox', { name: 'Personas' }).fill('ana')
  await page.getByRole('option', { name: 'Ana Mejía · ahora en Equipo General' }).click()
  await page.getByRole('combobox', { name: 'Personas' }).press('Tab')
  await page.screenshot({ path: join(folder, 'team-form.png') })
  expect(await accessibilityFaults(page)).toEqual([])
  await page.getByRole('button', { name: 'Guardar' }).click()
  await expect(page.getByRole('row', { name: /Equipo Cali/ })).toContainText('Servicio al cliente')
  await page.screenshot({ path: join(folder, 'team-list.png') })
  const given = await page.evaluate(() => window.world.dispatched.slice(-2))
  expect(given).toMatchObject([
    { name: 'team.create', payload: { name: 'Equipo Cali', queues: ['servicio'] } },
    { name: 'user.edit', payload: { userId: ids.advisor } },
  ])
  const [team, member] = given.map(({ payload }) => payload as { teamId: string }) // both name the team
  expect(member?.teamId).toBe(team?.teamId)
})
