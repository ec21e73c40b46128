import { answers, customerCalls, phoneOf, soundGoesOn, stateIs } from '../harness/phone.ts'
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
  await page.waitForTimeout(500)
  await page.screenshot({ path: '.cache/screenshots/phone-registering.png' })
})
