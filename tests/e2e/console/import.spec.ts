import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from './world.ts'

const folder = join(import.meta.dirname, '..', '..', '..', '.cache', 'screenshots')
mkdirSync(folder, { recursive: true })

const FULL = process.env.FULL === '1'
/** `npm run test:full` has the whole. */
const ROWS = FULL ? 100_000 : 600
const MINUTES = FULL ? 60 : 1
const number = (count: number) => new Intl.NumberFormat('es-CO').format(count)
const [ALL, GOOD] = [number(ROWS + 4), number(ROWS + 1)]
const csv = [
  'Razón social;NIT;Teléfono;Correo;Ciudad',
  'Sin dígito bueno SAS;900123456-1;;;Cali',
  ';900555444;;;Cali',
  'Correo Malo Ltda.;;;no es correo;Cali',
  ...Array.from(
    { length: ROWS },
    (_, index) => `Importadora ${index} SAS;;310${5_551_000 + index};i${index}@x.example;Tunja`,
  ),
  'Ñandú Comercial;800987654;;;Neiva',
].join('\r\n')
const latin = Buffer.from(csv, 'latin1')

test(`a coordinator imports a CSV of Windows-1252 with ${ALL} rows: a look first, refused rows with reasons, and nothing twice`, async ({
  workstation,
}) => {
  test.setTimeout((MINUTES + 1) * 2 * 60_000)
  const sofia = await workstation()
  await sofia.signIn('sofia')
  const { page } = sofia
  await page.goto(`${new URL(page.url()).origin}/#/customers/import`)
  const load = () =>
    page.locator('input[type=file]').setInputFiles({ name: 'clientes.csv', mimeType: 'text/csv', buffer: latin })
  await load()
  await expect(page.getByText(`clientes.csv · ${ALL} filas · Windows-1252`)).toBeVisible()
  await expect(page.getByRole('cell', { name: 'Falta el nombre.' })).toBeVisible()
  await page.screenshot({ path: join(folder, 'import-preview.png') })
  await page.getByRole('button', { name: `Importar ${ALL} filas` }).click()
  await expect(page.getByRole('progressbar', { name: 'Avance de la importación' })).toBeVisible()
  const progress = page.getByRole('status').filter({ hasText: `de ${ALL}` })
  await expect(progress).toHaveText(`Terminó: ${ALL} de ${ALL} · creados ${GOOD} · ya estaban 0 · rechazados 3`, {
    timeout: MINUTES * 60_000,
  })
  await page.screenshot({ path: join(folder, 'import-done.png') })

  const luis = await workstation()
  await luis.signIn('luis')
  await luis.page.goto(`${new URL(luis.page.url()).origin}/#/customers`)
  await luis.page.getByRole('textbox', { name: /Nombre, NIT/ }).fill('nandu comercial')
  await expect(luis.page.getByText('Ñandú Comercial')).toBeVisible({ timeout: 30_000 })

  // The same file again: every row is known.
  await load()
  await page.getByRole('button', { name: `Importar ${ALL} filas` }).click()
  await expect(progress).toContainText(`creados 0 · ya estaban ${GOOD} · rechazados 3`, { timeout: MINUTES * 60_000 })
})

test('an import that was stopped says how far it came, and the same file goes on with it', async ({ workstation }) => {
  const sofia = await workstation()
  await sofia.signIn('sofia')
  const { page } = sofia
  await page.goto(`${new URL(page.url()).origin}/#/customers/import`)
  const rows = ['Nombre;NIT;Ciudad', ...Array.from({ length: 3_000 }, (_, index) => `Por partes ${index} SAS;;Yopal`)]
  const begins = async () => {
    await page.locator('input[type=file]').setInputFiles({
      name: 'por-partes.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(rows.join('\n')),
    })
    await page.getByRole('button', { name: 'Importar 3.000 filas' }).click()
  }
  const progress = page.getByRole('status').filter({ hasText: 'de 3.000' })
  await begins()
  await expect(progress).toHaveText(/^[1-9][.\d]* de 3\.000 ·/)
  await page.getByRole('button', { name: 'Detener' }).click()
  await expect(progress).toHaveText(
    /^Detenida: .*Para seguir, importe el mismo archivo: lo que ya está no se repite\.$/,
  )
  const [, created = ''] = /creados ([.\d]+)/.exec((await progress.textContent()) ?? '') ?? []
  await begins()
  await expect(progress).toHaveText(/^Terminó: 3\.000 de 3\.000/, { timeout: 60_000 })
  await expect(progress).toContainText(`ya estaban ${created} · rechazados 0`)
})

test('an import whose window is gone says at which row, and the same file goes on with it without a row twice', async ({
  workstation,
}) => {
  const sofia = await workstation()
  await sofia.signIn('sofia')
  const { page } = sofia
  await page.goto(`${new URL(page.url()).origin}/#/customers/import`)
  const rows = ['Nombre;Ciudad', ...Array.from({ length: 3_000 }, (_, index) => `Cortada ${index} SAS;Yopal`)]
  const begins = async () => {
    await page.locator('input[type=file]').setInputFiles({
      name: 'cortada.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(rows.join('\n')),
    })
    await page.getByRole('button', { name: 'Importar 3.000 filas' }).click()
  }
  await begins()
  const progress = page.getByRole('status').filter({ hasText: 'de 3.000 ·' })
  await expect(progress).toHaveText(/^[2-9]00 de 3\.000 ·/)
  await page.reload()
  const left = page.getByRole('row').filter({ hasText: 'se cerró la consola en la fila 100 de 3.000' })
  await expect(left).toContainText('Importe el mismo archivo para seguir, o deshágala.')
  await begins()
  await expect(progress).toHaveText(/^Terminó: 3\.000 de 3\.000/, { timeout: 60_000 })
  const [created, known] = /creados ([.\d]+) · ya estaban ([.\d]+)/
    .exec((await progress.textContent()) ?? '')
    ?.slice(1)
    .map((count) => Number(count.replace('.', ''))) ?? [0, 0]
  expect(known).toBeGreaterThanOrEqual(100)
  expect((created ?? 0) + (known ?? 0)).toBe(3_000)
  await expect(left.getByRole('button', { name: 'Deshacer' })).toBeVisible()
})

test('an import goes on when its page is left, is stopped where one comes back to it, and undone in parts', async ({
  workstation,
}) => {
  test.setTimeout(240_000)
  const sofia = await workstation()
  await sofia.signIn('sofia')
  const { page } = sofia
  const origin = new URL(page.url()).origin
  await page.goto(`${origin}/#/customers/import`)
  await expect(page.getByText(/Reconoce estas columnas por su encabezado: Nombre o razón social, NIT/)).toBeVisible()
  await page.screenshot({ path: join(folder, 'import-before.png') })
  const rows = ['Nombre;Ciudad', ...Array.from({ length: 6_000 }, (_, index) => `Dejada ${index} SAS;Yopal`)]
  await page.locator('input[type=file]').setInputFiles({
    name: 'dejada.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(rows.join('\n')),
  })
  await page.getByRole('button', { name: 'Importar 6.000 filas' }).click()
  const progress = page.getByRole('status').filter({ hasText: 'de 6.000 · creados' })
  await expect(progress).toHaveText(/^[1-9][.\d]* de/)
  await page.screenshot({ path: join(folder, 'import-under-way.png') })
  await page.getByRole('link', { name: 'Seguimiento' }).click()
  const sign = page.getByRole('contentinfo').getByRole('link', { name: /^Importando clientes: \d+ %/ })
  await expect(sign).toBeVisible()
  await page.screenshot({ path: join(folder, 'import-elsewhere.png') })
  await sign.click()
  await expect(sign).toHaveCount(0)
  const row = page.getByRole('row').filter({ hasText: 'dejada.csv' })
  await expect(row).toContainText('En curso')
  await expect(row.getByRole('button', { name: 'Deshacer' })).toHaveCount(0)
  await expect(progress).toHaveText(/^[1-9][.\d]* de/)
  await page.screenshot({ path: join(folder, 'import-come-back.png') })
  await page.getByRole('button', { name: 'Detener' }).click()
  await expect(progress).toHaveText(/^Detenida: /)
  await expect(row).toContainText('Detenida')

  await row.getByRole('button', { name: 'Deshacer' }).click()
  await row.getByRole('button', { name: 'Sí, deshacer' }).click()
  await expect(page.getByText(/^Retirando [1-9][.\d]* de/)).toBeVisible({ timeout: 60_000 })
  await page.screenshot({ path: join(folder, 'import-undoing.png') })
  await page.getByRole('button', { name: 'Detener' }).click()
  await expect(row).toContainText(/Se deshizo en parte .*faltan [1-9]/)
  await page.screenshot({ path: join(folder, 'import-undone-in-part.png') })
  await row.getByRole('button', { name: 'Seguir deshaciendo' }).click()
  await row.getByRole('button', { name: 'Sí, deshacer' }).click()
  await expect(row).toContainText(/se retiraron [1-9][.\d]*, se quedaron 0\./, { timeout: 120_000 })
  await expect(row.getByRole('button', { name: /[Dd]eshac|[Dd]eshaciendo/ })).toHaveCount(0)
})

test('a file that cannot be read leaves nothing of the one before it to be imported', async ({ workstation }) => {
  const sofia = await workstation()
  await sofia.signIn('sofia')
  const { page } = sofia
  await page.goto(`${new URL(page.url()).origin}/#/customers/import`)
  const choose = (text: string) =>
    page.locator('input[type=file]').setInputFiles({ name: 'uno.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })
  await choose('Nombre;Ciudad\nPrimera SAS;Tunja')
  await expect(page.getByRole('button', { name: 'Importar 1 fila' })).toBeEnabled()
  await choose('Nombre;Ciudad\n"Abierta;Tunja')
  await expect(page.getByText(/No se pudo leer el archivo/)).toBeVisible()
  await expect(page.getByRole('button', { name: /^Importar \d/ })).toHaveCount(0)
  await choose('Nombre;Ciudad')
  await expect(page.getByRole('button', { name: 'Importar 0 filas' })).toBeDisabled()
})

test('an import is undone as a whole: what somebody worked on stays, and is named', async ({ workstation }) => {
  const sofia = await workstation()
  await sofia.signIn('sofia')
  const { page } = sofia
  const origin = new URL(page.url()).origin
  await page.goto(`${origin}/#/customers/import`)
  const file = ['Nombre;NIT;Ciudad', ...['Uno', 'Dos', 'Tres', 'Cuatro'].map((name) => `Deshacer ${name} SAS;;Yopal`)]
  await page.locator('input[type=file]').setInputFiles({
    name: 'por-deshacer.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(file.join('\n')),
  })
  await page.getByRole('button', { name: 'Importar 4 filas' }).click()
  await expect(page.getByText(/Terminó: 4 de 4 · creados 4/)).toBeVisible({ timeout: 60_000 })
  const row = page.getByRole('row').filter({ hasText: 'por-deshacer.csv' })
  await expect(row).toContainText('Sofía León')
  await expect(row).toContainText('Terminada')

  // Luis edits one and takes a contact of another; the coordinator's store knows nothing of his contact.
  const luis = await workstation()
  await luis.signIn('luis')
  const his = luis.page
  const open = async (name: string) => {
    await his.goto(`${origin.replace(/:\d+$/, '')}:${new URL(his.url()).port}/#/customers`)
    await his.getByRole('textbox', { name: /Nombre, NIT/ }).fill(name)
    await his.getByRole('link', { name: new RegExp(name) }).click({ timeout: 30_000 })
    await expect(his.getByRole('heading', { name: `${name} SAS` })).toBeVisible()
  }
  await open('Deshacer Uno')
  await his.getByRole('button', { name: 'Editar' }).click()
  await his.getByLabel('Ciudad').fill('Aguazul')
  await his.getByRole('button', { name: 'Guardar' }).click()
  await expect(his.getByText('Ficha guardada.')).toBeVisible()
  await open('Deshacer Dos')
  await his.getByRole('button', { name: 'Nuevo contacto' }).first().click()
  await expect(his.getByText('¿Por cuál canal llega el contacto?').first()).toBeVisible()
  await his.keyboard.press('1')
  await expect(his.getByText(/gracias por comunicarse con/)).toBeVisible()
  await his.getByRole('button', { name: 'Terminar antes' }).click()
  await his.getByRole('menuitem', { name: 'Se cortó' }).click()
  await expect(his.getByText('Se registra: No efectiva: se cortó')).toBeVisible()
  await his.keyboard.press('Control+Enter')
  await expect(his.getByText('Contacto terminado.')).toBeVisible()
  await his.keyboard.press('Control+k')
  await his.getByRole('combobox', { name: 'Buscar' }).fill('deshacer tres')
  await expect(his.getByRole('option', { name: /Deshacer Tres/ })).toBeVisible()
  await his.keyboard.press('Escape')

  // The centre has his contact and her store his edit: «0 pendientes» may be what was true before he registered.
  const card = async (name: string) => {
    await page.goto(`${origin}/#/customers`)
    await page.getByRole('textbox', { name: /Nombre, NIT/ }).fill(name)
    await page.getByRole('link', { name: new RegExp(name) }).click()
    await expect(page.getByRole('heading', { name: `${name} SAS` })).toBeVisible()
  }
  await card('Deshacer Uno')
  await expect(
    page
      .getByRole('main')
      .getByText(/Aguazul/)
      .first(),
  ).toBeVisible({ timeout: 60_000 })
  await card('Deshacer Dos')
  const atCentre = page.getByRole('region', { name: 'Contactos en el centro' })
  await expect(async () => {
    await atCentre.getByRole('button').click({ timeout: 1_000 })
    await expect(atCentre.getByText(/se cortó/).first()).toBeVisible({ timeout: 2_000 })
  }).toPass({ timeout: 60_000 })
  await page.goto(`${origin}/#/customers/import`)

  await row.getByRole('button', { name: 'Deshacer' }).click()
  await page.screenshot({ path: join(folder, 'import-undo.png') })
  await row.getByRole('button', { name: 'Sí, deshacer' }).click()
  await expect(row).toContainText(/se retiraron \d, se quedaron \d/, { timeout: 60_000 })
  await row.getByText('Ver los que se quedaron').click()
  await expect(row.getByRole('link', { name: 'Deshacer Uno SAS' })).toBeVisible()
  await page.screenshot({ path: join(folder, 'import-undone.png') })

  // The others are gone from every workstation, and the centre keeps them.
  await his.goto(`${his.url().split('#')[0]}#/customers`)
  const field = his.getByRole('textbox', { name: /Nombre, NIT/ })
  await field.fill('deshacer')
  const list = his.getByRole('region', { name: 'Clientes' })
  await expect(list.getByRole('link', { name: /Deshacer (Tres|Cuatro)/ })).toHaveCount(0, { timeout: 30_000 })
  await expect(list.getByRole('link', { name: /Deshacer Uno/ })).toBeVisible()
  await expect(list.getByRole('link', { name: /Deshacer Dos/ })).toBeVisible()
  await his.getByRole('button', { name: 'Buscar en el centro' }).click()
  await expect(
    his.getByRole('region', { name: 'Resultados del centro' }).getByRole('link', { name: /Tres/ }),
  ).toBeVisible()
})
