import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { accessibilityFaults } from '../../support/accessibility.ts'
import { isAt, step, upToChecklist, upToKind } from './contact-walk.ts'
import { expect, test } from './preview.ts'
import { id } from './sample-ids.ts'

const folder = join(import.meta.dirname, '..', '..', '..', '.cache', 'screenshots')
mkdirSync(folder, { recursive: true })

test.use({ permissions: ['clipboard-read', 'clipboard-write'] })

test('a letter to the customer is copied whole, and the address that it goes to beside it; what is spoken is not', async ({
  open,
}) => {
  const page = await open('', `#/cases/${id(7, 2)}`)
  await page.getByRole('button', { name: 'Informar al cliente', exact: true }).click()
  await page.keyboard.press('Enter')
  await isAt(page, 'envia-respuesta')
  const clipboard = () => page.evaluate(() => navigator.clipboard.readText().then((text) => text.replaceAll('\r', '')))
  await page.getByRole('button', { name: 'Copiar el texto' }).click()
  await expect(page.getByText('Texto copiado.')).toBeVisible()
  expect(await clipboard()).toBe(
    await step(page)
      .locator('p')
      .first()
      .evaluate((script) => script.textContent),
  )
  expect(await clipboard()).toMatch(/radicada con el número 1042, le informamos:\n\n/)
  await page.screenshot({ path: join(folder, 'letter.png') })
  await page
    .getByRole('button', { name: /^Copiar la dirección / })
    .first()
    .click()
  await expect(page.getByText(/Dirección copiada: /)).toBeVisible()
  expect(await clipboard()).toMatch(/^\S+@\S+$/)

  await page.goto(`${page.url().split('#')[0]}#/inbox`)
  await upToKind(page)
  await expect(page.getByRole('button', { name: 'Copiar el texto' })).toHaveCount(0)
})

test('of a medium it is said where the customer was not asked or refuses it, and to which address a mail goes', async ({
  open,
}) => {
  const page = await open('theme=dark', '#/inbox')
  await upToChecklist(page)
  for (const box of await step(page).getByRole('checkbox').all()) await box.check()
  await page.getByRole('button', { name: 'Sí, se soluciona ahora' }).click()
  await isAt(page, 'solicita-informacion')
  await page.keyboard.press('1')
  await isAt(page, 'documento')
  await step(page).locator('input').first().click()
  await page.getByRole('option').first().click()
  await isAt(page, 'envia-informacion')
  const medium = (name: string) => step(page).getByText(name, { exact: true })
  // In this contact they said yes to mail alone.
  await medium('Correo electrónico').click()
  await expect(step(page)).not.toContainText('si autoriza que lo contacten')
  await expect(step(page)).toContainText(/\S+@\S+|Su ficha no tiene correo/)
  const answers = step(page).getByRole('button', { name: /Enviado o en cola de envío/ })
  const place = await answers.boundingBox()
  await medium('Mensaje de texto').click()
  await expect(step(page)).toContainText('No se le ha preguntado si autoriza que lo contacten por mensaje de texto')
  expect(await answers.boundingBox()).toEqual(place)
  await page.screenshot({ path: join(folder, 'medium-unasked-dark.png') })
  expect(await accessibilityFaults(page)).toEqual([])
  await medium('Correo físico').click()
  await expect(step(page)).not.toContainText('si autoriza que lo contacten')
})
