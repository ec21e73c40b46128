import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { escalated } from './by-guide.ts'
import { expect, PASSWORD, test } from './world.ts'

const folder = join(import.meta.dirname, '..', '..', '..', '.cache', 'screenshots')
mkdirSync(folder, { recursive: true })

test('what an absent person holds is without owner until the coordinator gives it to somebody', async ({
  workstation,
}) => {
  const luis = await workstation()
  await luis.signIn('luis')
  await escalated(luis.page, 'Cafetales Sin Dueño')

  const sofia = await workstation()
  await sofia.signIn('sofia')
  const coordination = (tab: string) => sofia.page.goto(`${new URL(sofia.page.url()).origin}/#/coordination/${tab}`)
  await coordination('people')
  await sofia.page.getByLabel('Último día de ausencia de Luis Cárdenas').fill('2099-01-15')
  await sofia.page
    .getByRole('row', { name: /Luis Cárdenas/ })
    .getByRole('button', { name: 'Marcar ausente' })
    .click()
  await expect(sofia.page.getByText(/Ausente hasta el/)).toBeVisible()
  await sofia.page.screenshot({ path: join(folder, 'absences-real.png') })

  await coordination('unowned')
  await expect(sofia.page.getByText(/Luis Cárdenas le hace seguimiento y está ausente hasta el/).first()).toBeVisible({
    timeout: 20_000,
  })
  await expect(sofia.page.getByText('Cafetales Sin Dueño').first()).toBeVisible()
  await sofia.page.getByText('Quién hace seguimiento').click()
  await sofia.page.getByRole('combobox', { name: 'Quién hace seguimiento' }).selectOption({ label: 'Carmen Rojas' })
  await sofia.page.getByRole('button', { name: 'Elegir los que se ven' }).click()
  await sofia.page.screenshot({ path: join(folder, 'unowned-real.png') })
  await sofia.page.getByRole('button', { name: 'Reasignar', exact: true }).click()
  await expect(sofia.page.getByText(/casos? reasignados?\./)).toBeVisible()
  await expect(sofia.page.getByText('Cafetales Sin Dueño')).toBeHidden()

  const carmen = await workstation()
  await carmen.signIn('carmen')
  await carmen.page.goto(`${new URL(carmen.page.url()).origin}/#/cases`)
  await expect(carmen.page.getByText('Cafetales Sin Dueño').first()).toBeVisible({ timeout: 20_000 })

  // Luis is back, for the tests after this one.
  await coordination('people')
  await sofia.page.getByRole('button', { name: 'Ya volvió' }).click()
  await expect(sofia.page.getByText(/Ausente hasta el/)).toBeHidden()
})

test('the tour is shown once, can be left, and is called again from the help', async ({ workstation }) => {
  const luis = await workstation()
  await luis.page.removeLocatorHandler(luis.page.getByRole('button', { name: 'Dejar el recorrido' }))
  await luis.signIn('luis', PASSWORD, 'kept')
  let tour = luis.page.getByRole('complementary', { name: 'Recorrido por la consola' })
  await expect(tour).toBeVisible()
  await luis.page.screenshot({ path: join(folder, 'tour-real.png') })
  await tour.getByRole('button', { name: 'Siguiente' }).click()
  await expect(tour.getByRole('heading', { name: 'Buscar y hacer' })).toBeVisible()
  await tour.getByRole('button', { name: 'Dejar el recorrido' }).click()
  await expect(tour).toBeHidden()
  // Killed in the same breath, it would be a tour that nobody has left yet.
  const preferences = join(luis.folder, 'preferences.json')
  await expect.poll(() => (existsSync(preferences) ? readFileSync(preferences, 'utf8') : '')).toMatch(/"toured":\["/)
  await luis.kill()
  await luis.open()
  await luis.page.removeLocatorHandler(luis.page.getByRole('button', { name: 'Dejar el recorrido' }))
  tour = luis.page.getByRole('complementary', { name: 'Recorrido por la consola' })
  await luis.signIn('luis', PASSWORD, 'kept')
  await expect(luis.page.getByRole('link', { name: 'Ayuda' })).toBeVisible()
  await expect(tour).toBeHidden()
  await luis.page.getByRole('link', { name: 'Ayuda' }).click()
  await luis.page.getByRole('button', { name: 'Ver el recorrido' }).click()
  await expect(luis.page.getByRole('heading', { name: 'Los lugares' })).toBeVisible()
})
