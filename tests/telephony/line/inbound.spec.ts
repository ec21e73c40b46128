import { freePort } from '#tests/support/ports.ts'
import { callAsCustomer } from '../harness/sipp.ts'
import { ADVISOR, expect, joinQueue, test } from './line.ts'

test('a customer of a queue rings, is answered by F2, heard, put on hold and back, and hung up on by F4', async ({
  console,
  pbx,
}) => {
  const page = await console()
  await page.getByRole('button', { name: 'Estado: Desconectado. Cambiar' }).click()
  await page.getByRole('menuitemradio', { name: 'Disponible' }).click()
  await expect(page.getByRole('button', { name: 'Estado: Disponible. Cambiar' })).toBeVisible()
  await joinQueue(pbx, 'servicio', ADVISOR)
  const customer = callAsCustomer({
    pbx: pbx.settings.sip.port,
    port: await freePort(),
    rtp: 41_000,
    dials: '6015550100',
    number: '3105550142',
    stay: 60_000,
  })
  const ring = page.getByRole('alert').filter({ hasText: 'Llamada entrante' })
  await expect(ring).toContainText('Servicio al cliente')
  await page.screenshot({ path: '.cache/screenshots/phone-ring.png' })
  await page.keyboard.press('F2')
  await expect(page.getByRole('button', { name: 'Colgar' })).toBeVisible()
  await expect(page.getByRole('img', { name: /Calidad de la línea/ })).toBeVisible()
  await page.waitForTimeout(2_000)
  await page.screenshot({ path: '.cache/screenshots/phone-call.png' })
  await page.keyboard.press('F8')
  await expect(page.getByRole('region', { name: 'Teléfono' })).toContainText('En espera')
  await page.keyboard.press('F8')
  await expect(page.getByRole('region', { name: 'Teléfono' }).getByText('En llamada').first()).toBeVisible()
  await page.keyboard.press('F4')
  await expect(page.getByText(/Tipificando: quedan/)).toBeVisible()
  await page.screenshot({ path: '.cache/screenshots/phone-wrap-up.png' })
  expect(await customer.ended).toBe(0)
  await customer.close()
})
