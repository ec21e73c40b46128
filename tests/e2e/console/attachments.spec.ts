import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { accessibilityFaults } from '../../support/accessibility.ts'
import { ask, greet } from './by-guide.ts'
import { expect, test } from './world.ts'

const folder = join(import.meta.dirname, '..', '..', '..', '.cache', 'screenshots')
mkdirSync(folder, { recursive: true })

async function looked(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(folder, `attachments-${name}.png`) })
  expect(await accessibilityFaults(page), name).toEqual([])
}

const CSV = 'nit;saldo\n900123456;1.250.000\n'
const csv = { name: 'Saldos.csv', mimeType: 'text/csv', buffer: Buffer.from(CSV) }
/** The largest that is taken, so that its way can be seen. */
const large = { name: 'Carta firmada.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(10 * 1024 * 1024, 'x') }
large.buffer.write('%PDF-1.7\n')

async function upToEscalation(page: Page, customer: string): Promise<void> {
  await greet(page, customer)
  await ask(page, 'Requerimiento', 'Garantías', 'Pide revisar su crédito.')
  await page.getByRole('button', { name: 'No, escalar' }).click()
  await expect(page.getByRole('button', { name: 'Escalar el caso' })).toBeVisible()
}

const openCase = async (page: Page, customer: string) => {
  await page.goto(`${new URL(page.url()).origin}/#/cases`)
  await page.getByRole('button', { name: /^Todos los abiertos/ }).click()
  await page.getByText(customer).first().click({ timeout: 20_000 })
}

test('an escalation takes a file along offline, the area answers with another, and the advisor opens it', async ({
  workstation,
  central,
}) => {
  test.setTimeout(120_000)
  const luis = await workstation()
  await luis.signIn('luis')
  const { page } = luis
  await expect(page.getByText(/Sincronizado hace/).first()).toBeVisible({ timeout: 20_000 })
  await central.stop()
  await upToEscalation(page, 'Cultivos del Sur')

  const files = page.getByRole('region', { name: 'Archivos que adjunta' })
  const chosen = files.locator('input[type=file]')
  await chosen.setInputFiles([{ name: 'informe.exe', mimeType: '', buffer: Buffer.from('MZ') }])
  await expect(page.getByText(/«informe.exe» no se puede adjuntar/)).toBeVisible()
  await looked(page, 'refused')
  await chosen.setInputFiles([large, csv])
  await expect(files.getByText('listo; se envía con el formulario')).toHaveCount(2)
  await expect(page.getByText(/«informe.exe»/)).toBeHidden()
  await files.getByRole('button', { name: 'Quitar Saldos.csv' }).click()
  await expect(files.getByText('Saldos.csv')).toBeHidden()
  await looked(page, 'added')

  // Neither a crash of the console takes it away.
  await luis.kill()
  await luis.open()
  await luis.signIn('luis')
  await luis.page
    .getByRole('link', { name: /Cultivos del Sur/ })
    .first()
    .click()
  await expect(luis.page.getByText('Carta firmada.pdf')).toBeVisible()
  await luis.page.getByRole('button', { name: 'Escalar el caso' }).click()
  await expect(luis.page.getByText(/quedó radicada con el número \d+/)).toBeVisible()
  await openCase(luis.page, 'Cultivos del Sur')
  await expect(luis.page.getByRole('region', { name: 'Archivos', exact: true }).getByText('por enviar')).toBeVisible()
  await looked(luis.page, 'to-send')
  await central.start()
  await expect(luis.page.getByRole('region', { name: 'Archivos', exact: true }).getByText('guardado')).toBeVisible({
    timeout: 60_000,
  })

  const pedro = await workstation()
  await pedro.signIn('ana')
  await openCase(pedro.page, 'Cultivos del Sur')
  await expect(pedro.page.getByRole('region', { name: 'Archivos', exact: true }).getByText('guardado')).toBeVisible({
    timeout: 20_000,
  })
  const download = pedro.page.waitForEvent('download')
  await pedro.page.getByRole('button', { name: 'Guardar copia de Carta firmada.pdf' }).click()
  const copy = readFileSync(await (await download).path())
  expect(copy.equals(large.buffer)).toBe(true)
  await pedro.page.getByRole('button', { name: 'Tomar el caso' }).click()
  await pedro.page.getByRole('button', { name: 'Responder' }).click()
  await pedro.page.getByLabel('Respuesta para el cliente').fill('Van los saldos.')
  // Dropped on the form, as from a folder.
  const data = await pedro.page.evaluateHandle((text) => {
    const given = new DataTransfer()
    given.items.add(new File([text], 'Saldos.csv'))
    return given
  }, CSV)
  await pedro.page.getByRole('button', { name: 'Adjuntar archivos' }).dispatchEvent('drop', { dataTransfer: data })
  await expect(pedro.page.getByText('listo; se envía con el formulario')).toBeVisible()
  await looked(pedro.page, 'answer')
  await pedro.page.keyboard.press('Control+Enter')
  await expect(pedro.page.getByText('Van los saldos.').first()).toBeVisible()

  await luis.page.getByRole('button', { name: 'Abrir Saldos.csv' }).click({ timeout: 30_000 })
  await expect(luis.page.getByRole('dialog').getByText('900123456;1.250.000')).toBeVisible()
  await luis.page.waitForTimeout(300) // the dialog fades in; the picture is for people
  await looked(luis.page, 'opened')
})

test('a picture is pasted into a note of the case, and seen', async ({ workstation }) => {
  const luis = await workstation()
  await luis.signIn('luis')
  const { page } = luis
  await upToEscalation(page, 'Viveros del Norte')
  await page.getByRole('button', { name: 'Escalar el caso' }).click()
  await expect(page.getByText(/quedó radicada con el número \d+/)).toBeVisible()
  await openCase(page, 'Viveros del Norte')
  await page.getByRole('button', { name: 'Adjuntar archivos' }).click()
  await page.getByRole('button', { name: 'Adjuntar archivos' }).last().click()
  await expect(page.getByText('Adjunte al menos un archivo.')).toBeVisible()
  await page.evaluate(async () => {
    const canvas = document.createElement('canvas')
    canvas.width = 320
    canvas.height = 160
    const brush = canvas.getContext('2d')
    if (brush === null) throw new Error('a canvas without its context')
    brush.fillStyle = 'teal'
    brush.fillRect(0, 0, 320, 160)
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'))
    if (blob === null) throw new Error('no picture was made')
    const clipboardData = new DataTransfer()
    clipboardData.items.add(new File([blob], 'image.png', { type: 'image/png' }))
    document.dispatchEvent(new ClipboardEvent('paste', { clipboardData }))
  })
  await expect(page.getByText('listo; se envía con el formulario')).toBeVisible()
  await page.keyboard.press('Control+Enter')
  await page.getByRole('button', { name: /^Abrir Imagen pegada/ }).click()
  await expect(page.getByRole('dialog').getByRole('img', { name: /^Imagen pegada/ })).toBeVisible()
  await page.waitForTimeout(300) // as above
  await looked(page, 'picture')
})
