import { answers, customerCalls, phoneOf, soundGoesOn, stateIs } from '../harness/phone.ts'
import { expect, test } from './world.ts'

test('a phone that is opened elsewhere is not ready where it was, takes nothing back by itself, and does when asked', async ({
  advisor,
  world,
}) => {
  const first = await advisor('luis')
  const second = await advisor('luis')
  await stateIs(first.page, 'No listo', 30_000)
  await stateIs(second.page, 'Disponible')
  await phoneOf(first.page)
    .getByRole('button', { name: /^Estado: / })
    .click()
  await expect(first.page.getByText('Su teléfono está abierto en otro lugar', { exact: false }).last()).toBeVisible()
  await first.page.screenshot({ path: '.cache/screenshots/phone-elsewhere.png' })
  await first.page.keyboard.press('Escape')

  // The line of both is lost for a moment.
  world.line.cut()
  await stateIs(second.page, 'No listo')
  world.line.restore()
  await stateIs(second.page, 'Disponible', 45_000)
  await stateIs(first.page, 'No listo')
  const customer = await customerCalls(world.pbx, { stay: 120_000 })
  await answers(second.page)
  await soundGoesOn(second.page)
  await expect(first.page.getByRole('alert').filter({ hasText: 'Llamada entrante' })).toHaveCount(0)
  await second.page.keyboard.press('F4')
  expect(await customer.ended).toBe(0)

  await phoneOf(first.page)
    .getByRole('button', { name: /^Estado: / })
    .click()
  await first.page.getByRole('menuitem', { name: 'Usar el teléfono aquí' }).click()
  await stateIs(first.page, 'Disponible', 30_000)
  // The other hears it with its next word, in its wrap-up too.
  await expect(async () => {
    await second.page.keyboard.press('Escape')
    await phoneOf(second.page)
      .getByRole('button', { name: /^Estado: / })
      .click()
    await expect(second.page.getByRole('menuitem', { name: 'Usar el teléfono aquí' })).toBeVisible({ timeout: 2_000 })
  }).toPass({ timeout: 30_000 })
  await stateIs(first.page, 'Disponible')
})
