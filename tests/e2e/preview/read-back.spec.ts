import { isAt, step, upToCustomer, upToKind } from './contact-walk.ts'
import { expect, test } from './preview.ts'

test('what the customer gave anew is read back at the step that asks whether it is right, and nowhere afterwards', async ({
  open,
}) => {
  const page = await open('', '#/inbox')
  await upToKind(page)
  await page.keyboard.press('2')
  await isAt(page, 'tema')
  await page.keyboard.type('portal')
  await page.keyboard.press('Enter')
  await isAt(page, 'primer-contacto')
  for (const box of await step(page).getByRole('checkbox').all()) await box.check()
  await page.getByRole('button', { name: 'Sí, se soluciona ahora' }).click()
  for (const [stepId, key] of [
    ['solicita-informacion', '2'],
    ['como-resuelve', '2'],
    ['procedimiento', '1'],
    ['datos-identidad', '1'],
    ['datos-cuales', '1'],
  ] as const) {
    await isAt(page, stepId)
    await page.keyboard.press(key)
  }
  await isAt(page, 'datos-formulario')
  await step(page).getByRole('textbox').first().fill('3109998877')
  await page.keyboard.press('Enter')
  await isAt(page, 'datos-confirma')
  await expect(step(page).getByText('310 999 8877')).toBeVisible()
  await page.screenshot({ path: '.cache/screenshots/read-back.png' })
  await page.keyboard.press('1')
  await isAt(page, 'datos-informa')
  await expect(page.getByText('310 999 8877')).toHaveCount(0)
})

test('panel and card say of the treatment of data what the guide goes by', async ({ open }) => {
  const page = await open('', '#/inbox')
  await upToCustomer(page)
  await page.keyboard.type('textiles del valle sas')
  await page.keyboard.press('Enter')
  // It is not asked for: what the customer has authorised of the attention counts.
  await isAt(page, 'motivo')
  await expect(page.getByText('Datos personales sí')).toBeVisible()
  await page.getByRole('link', { name: 'Clientes' }).click()
  await page
    .getByRole('link', { name: /Textiles del Valle SAS/ })
    .first()
    .click()
  const purposes = page.getByRole('combobox').filter({ hasText: 'Datos personales' })
  await purposes.selectOption({ label: 'Datos personales' })
  await expect(page.getByText('No se le preguntó aparte: vale la autorización de atención.')).toBeVisible()
  await page.screenshot({ path: '.cache/screenshots/personal-data.png' })
})
