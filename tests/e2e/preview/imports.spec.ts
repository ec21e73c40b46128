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

test('how a row will come in is told by word and sign: new, there already, a repetition, or all that is wrong with it', async ({
  open,
}) => {
  const page = await open('as=coordinator', '#/customers/import')
  const lines = [
    'Nombre;NIT;Correo',
    'Ferretería Nueva;800197268-4;',
    'Ferretería Nueva SAS;800197268;',
    'Textiles del Valle SAS;900123456-8;',
    ';doce;no es correo',
  ]
  const buffer = Buffer.from(lines.join('\n'))
  await page.locator('input[type=file]').setInputFiles({ name: 'clientes.csv', mimeType: 'text/csv', buffer })
  const looks = (line: number) => page.getByRole('row').nth(line).getByRole('cell').last()
  await expect(looks(1)).toHaveText(/^\s*Bien\s*Empresa · NIT 800\.197\.268-4$/)
  await expect(looks(2)).toHaveText('Repite la línea 2: se omite')
  await expect(looks(3)).toHaveText('Ya está: se deja como está')
  await expect(looks(4).getByRole('listitem')).toHaveCount(3)
  await page.screenshot({ path: join(folder, 'import-looks.png') })
  expect(await accessibilityFaults(page)).toEqual([])
})

test('a column of documents makes companies of NITs and people of cédulas, and says so before anything is imported', async ({
  open,
}) => {
  const page = await open('as=coordinator', '#/customers/import')
  const lines = ['nombre;tipo;documento', 'Molinos Ñoño SAS;empresa;831681838-0', 'Ana Pérez;persona;52.123.456']
  const buffer = Buffer.from(lines.join('\n'))
  await page.locator('input[type=file]').setInputFiles({ name: 'clientes.csv', mimeType: 'text/csv', buffer })
  await expect(page.getByLabel('Qué hay en la columna «documento»')).toHaveValue('document')
  const looks = (line: number) => page.getByRole('row').nth(line).getByRole('cell').last()
  await expect(looks(1)).toContainText('Empresa · NIT 831.681.838-0')
  await expect(looks(2)).toContainText('Persona · C. C. 52.123.456')
  await page.getByLabel('Qué hay en la columna «documento»').selectOption({ label: 'Cédula' })
  await expect(looks(1)).toContainText('Parece un NIT')
  await page.screenshot({ path: join(folder, 'import-documents.png') })
})
