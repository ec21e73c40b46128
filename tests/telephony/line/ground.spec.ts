import { contactAddress } from '#tests/support/contact-address.ts'
import { ids } from '../../e2e/preview/sample-ids.ts'
import { choose, phoneOf, stateIs } from '../harness/phone.ts'
import { expect, test } from './line.ts'

test('a customer’s number is dialled when the guide has asked whether they may be called, and not before', async ({
  console,
}) => {
  const page = await console()
  await choose(page, 'Apoyo')
  await stateIs(page, 'Apoyo')
  const dialled = () =>
    page.evaluate(() => window.world.dispatched.filter(({ name }) => name === 'call.dialled').map((one) => one.payload))
  await page.evaluate((id) => {
    window.location.hash = `#/customers/${id}`
  }, ids.textiles)
  await page
    .locator('main')
    .getByRole('button', { name: /^Llamar al / })
    .first()
    .click()
  await expect(page.getByRole('heading', { name: '¿Por qué lo contacta?' })).toBeVisible()
  expect(await dialled()).toEqual([])
  await page.keyboard.press('3')
  await expect(page.getByRole('heading', { name: '¿Se le puede contactar ahora?' })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Llama al cliente' })).toBeVisible()
  expect(await dialled()).toEqual([])
  await page.screenshot({ path: '.cache/screenshots/phone-call-step.png' })
  await page.keyboard.press('Enter')
  await expect.poll(dialled).toHaveLength(1)
  const contact = (await contactAddress(page)).split('/').at(-1)
  expect(await dialled()).toMatchObject([{ contact: { interactionId: contact, direction: 'outbound' } }])
  await expect(phoneOf(page)).not.toContainText('Escuchando')
})
