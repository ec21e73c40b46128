import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { accessibilityFaults } from '../../support/accessibility.ts'
import { expect, test } from './preview.ts'
import { id, ids } from './sample-ids.ts'

/* Imports that others have begun, as a coordinator sees them. */

const folder = join(import.meta.dirname, '..', '..', '..', '.cache', 'screenshots')
mkdirSync(folder, { recursive: true })

const importId = id(10, 9)
const counts = { created: 200, known: 1, refused: 2 }

test('a colleague’s import says how far it is; when it says nothing any more it is stopped, until it does again', async ({
  page,
  open,
}) => {
  await page.clock.install()
  await open('as=coordinator', '#/customers/import')
  const elsewhere = (name: string, payload: object, actor: string = ids.analyst) =>
    page.evaluate(([command, what, who]) => window.world.elsewhere(command, what, who), [name, payload, actor] as const)
  await elsewhere('user.setRoles', { userId: ids.analyst, roles: ['oefv_analyst', 'coordinator'] }, ids.admin)
  await elsewhere('import.begin', { importId, fileName: 'clientes-oriente.csv', rows: 1_000 })
  const row = page.getByRole('row').filter({ hasText: 'clientes-oriente.csv' })
  await expect(row).toContainText('En curso en el equipo de quien la empezó, o sin terminar.')
  await elsewhere('import.progress', { importId, done: 203, counts })
  await expect(row).toContainText('En curso en el equipo de quien la empezó: va en la fila 203 de 1.000.')
  await page.clock.fastForward('06:00')
  const stopped =
    'Detenida en la fila 203 de 1.000 (último avance: hace 6 min). Importe el mismo archivo para seguir, o deshágala.'
  await expect(row).toContainText(stopped)
  await expect(row.getByRole('cell').nth(3)).toHaveText('200')
  await page.screenshot({ path: join(folder, 'imports-stopped.png') })
  expect(await accessibilityFaults(page)).toEqual([])
  await expect(row.getByRole('button', { name: 'Deshacer' })).toBeEnabled()

  // Its console was only away.
  await elsewhere('import.progress', { importId, done: 500, counts: { ...counts, created: 497 } })
  await expect(row).toContainText('va en la fila 500 de 1.000.')
  await elsewhere('import.end', { importId, state: 'stopped', counts: { ...counts, created: 597 } })
  await expect(row).toContainText('Detenida en la fila 600 de 1.000.')
})

test('without the centre nobody says of a colleague’s import that it has stopped', async ({ page, open }) => {
  await page.clock.install()
  await open('as=coordinator&offline', '#/customers/import')
  const elsewhere = (name: string, payload: object, actor: string = ids.analyst) =>
    page.evaluate(([command, what, who]) => window.world.elsewhere(command, what, who), [name, payload, actor] as const)
  await elsewhere('user.setRoles', { userId: ids.analyst, roles: ['oefv_analyst', 'coordinator'] }, ids.admin)
  await elsewhere('import.begin', { importId, fileName: 'clientes-oriente.csv', rows: 1_000 })
  await elsewhere('import.progress', { importId, done: 203, counts })
  await page.clock.fastForward('06:00')
  const row = page.getByRole('row').filter({ hasText: 'clientes-oriente.csv' })
  await expect(row).toContainText('En curso en el equipo de quien la empezó, o sin terminar.')
})
