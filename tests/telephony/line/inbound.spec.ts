import { answers, choose, customerCalls, phoneOf, soundGoesOn, stateIs } from '../harness/phone.ts'
import { ADVISOR, expect, joinQueue, test } from './line.ts'

test('a customer of a queue rings with their name, is heard, put on hold and back, and hung up on', async ({
  console,
  pbx,
}) => {
  const page = await console()
  await choose(page, 'Disponible')
  await stateIs(page, 'Disponible')
  await joinQueue(pbx, 'servicio', ADVISOR)
  const customer = await customerCalls(pbx)
  const ring = page.getByRole('alert').filter({ hasText: 'Llamada entrante' })
  await expect(ring).toContainText('Textiles del Valle SAS')
  await expect(ring).toContainText('Servicio al cliente')
  await answers(page)
  await stateIs(page, 'En llamada')
  // P1 has begun by itself, at its greeting.
  await expect(
    page
      .getByRole('region', { name: 'Saludo' })
      .or(page.getByRole('heading', { name: 'Saludo' }))
      .first(),
  ).toBeVisible()
  await soundGoesOn(page)
  await page.keyboard.press('F8')
  await expect(phoneOf(page)).toContainText('En espera')
  await page.keyboard.press('F8')
  await expect(phoneOf(page).getByText('En llamada', { exact: true }).first()).toBeVisible()
  await soundGoesOn(page)
  await page.keyboard.press('F4')
  await expect(page.getByText(/Tipificando: quedan/)).toBeVisible()
  await expect.poll(() => Promise.race([customer.ended, 'on the line'])).toBe(0)
  await customer.close()
})

test('muting keeps the line, and while typing F4 hangs up only twice', async ({ console }) => {
  const page = await console()
  await stateIs(page, 'Desconectado')
  const dial = phoneOf(page).getByRole('button', { name: 'Llamar' })
  await dial.click()
  await page.getByLabel('Marcar un número').last().fill('*43')
  await page.keyboard.press('Enter')
  // It is a call that goes out: nobody is asked by which channel it comes.
  await expect(page.locator('[data-step="a-quien"]')).toBeVisible()
  await expect(phoneOf(page).getByText('En llamada', { exact: true }).first()).toBeVisible()
  await page.keyboard.press('Control+M')
  await expect(phoneOf(page)).toContainText('Silenciado')
  // Silence is sent: the line is not taken for dead (rtp_timeout is 4 s).
  await page.waitForTimeout(6_000)
  await expect(phoneOf(page)).toContainText('Silenciado')
  await soundGoesOn(page)
  await page.keyboard.press('Control+M')
  // Somebody types: one stray key hangs nobody up.
  await page.getByLabel('Notas').fill('Prueba de eco')
  await page.keyboard.press('F4')
  await expect(phoneOf(page).getByRole('button', { name: 'F4 otra vez para colgar' })).toBeVisible()
  await page.keyboard.press('F4')
  await stateIs(page, 'Desconectado')
})

test('whether a ring was missed is judged by how long the queue rings now, which the coordinator may have set since', async ({
  console,
  pbx,
}) => {
  test.setTimeout(120_000)
  const page = await console()
  // The PBX rings for 20 s, of which the account told this console; the centre says by now that it is twice as long.
  await page.evaluate(() =>
    window.world.answerService('phone.presence', {
      ...{ agreed: 'available', by: null, reason: null, elsewhere: false },
      queues: [{ id: 'servicio', member: true, paused: false, ringSeconds: 40 }],
    }),
  )
  await choose(page, 'Disponible')
  await stateIs(page, 'Disponible')
  await joinQueue(pbx, 'servicio', ADVISOR)
  const customer = await customerCalls(pbx)
  const ring = page.getByRole('alert').filter({ hasText: 'Llamada entrante' })
  await expect(ring).toBeVisible()
  const endings = () =>
    page.evaluate(() =>
      window.world.dispatched
        .filter(({ name }) => name === 'call.ended')
        .map(({ payload }) => (payload as { ending: string }).ending),
    )
  await expect.poll(async () => (await endings())[0], { timeout: 30_000 }).toBe('cancelled')
  await customer.close()
})
