import { answers, choose, customerCalls, isPaused, phoneOf, soundGoesOn, stateIs } from '../harness/phone.ts'
import { expect, test } from './world.ts'

test('a queue call goes from its ring to its registration: screen pop, P1 by itself, sound, wrap-up', async ({
  advisor,
  world,
}) => {
  const { page } = await advisor('luis')
  const customer = await customerCalls(world.pbx, { number: '3001112233' })
  await expect(page.getByRole('alert').filter({ hasText: 'Llamada entrante' })).toContainText('Servicio al cliente')
  await answers(page)
  await stateIs(page, 'En llamada')
  await expect(page.getByRole('region', { name: 'Saludo' })).toBeVisible()
  await soundGoesOn(page)
  await page.keyboard.press('F8')
  await expect(phoneOf(page)).toContainText('En espera')
  await page.keyboard.press('F8')
  await soundGoesOn(page)
  await page.keyboard.press('F4')
  await expect.poll(() => Promise.race([customer.ended, 'on the line'])).toBe(0)
  await expect(page.getByText(/Tipificando: quedan/)).toBeVisible()
  await stateIs(page, 'Tipificando')
  // The form is where it was; registering it ends the wrap-up.
  await expect(page.getByRole('region', { name: 'Saludo' })).toBeVisible()
  await page.getByRole('button', { name: 'Terminar antes' }).click()
  await page.getByRole('menuitem').first().click()
  await page.getByRole('button', { name: 'Registrar' }).waitFor()
  await page.keyboard.press('Control+Enter')
  await stateIs(page, 'Disponible')
})

for (const said of ['Ya estoy aquí: volver a recibir llamadas', 'Disponible'])
  test(`a ring that nobody answers is a fact, takes the advisor out of the queue, and «${said}» brings them back`, async ({
    advisor,
    world,
  }) => {
    const { page } = await advisor('luis')
    const customer = await customerCalls(world.pbx, { stay: 90_000 })
    const ring = page.getByRole('alert').filter({ hasText: 'Llamada entrante' })
    await expect(ring).toBeVisible()
    await stateIs(page, 'No contesta', 40_000)
    await expect.poll(() => isPaused(world.pbx, 'servicio')).toBe(true)
    await page.getByRole('button', { name: /^Estado: No contesta/ }).click()
    const back = page.getByRole('menuitem', { name: said, exact: true })
    await back.or(page.getByRole('menuitemradio', { name: said, exact: true })).click()
    await stateIs(page, 'Disponible')
    // The customer still waits, and rings again.
    await answers(page)
    await page.keyboard.press('F4')
    await expect.poll(() => Promise.race([customer.ended, 'on the line'])).toBe(0)
  })

test('a pause is obeyed by the queue, and so is its end', async ({ advisor, world }) => {
  const { page } = await advisor('luis')
  await choose(page, 'Almuerzo')
  await stateIs(page, 'Almuerzo')
  await expect.poll(() => isPaused(world.pbx, 'servicio')).toBe(true)
  const customer = await customerCalls(world.pbx)
  await page.waitForTimeout(3_000)
  await expect(page.getByRole('alert').filter({ hasText: 'Llamada entrante' })).toBeHidden()
  await choose(page, 'Disponible')
  await answers(page)
  await page.keyboard.press('F4')
  await expect.poll(() => Promise.race([customer.ended, 'on the line'])).toBe(0)
})
