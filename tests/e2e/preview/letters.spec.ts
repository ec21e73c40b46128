import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { isAt, step, upToKind } from './contact-walk.ts'
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
