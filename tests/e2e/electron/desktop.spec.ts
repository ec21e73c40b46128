import { escalated } from '../console/escalated.ts'
import { PASSWORD } from '../console/world.ts'
import { expect, test } from './world.ts'

test('main, preload and renderer of the desktop shell run end to end: signed in, a contact escalated, opened again', async ({
  desktop,
}) => {
  const luis = await desktop()
  const signIn = async () => {
    await luis.page.getByLabel('Usuario').fill('luis')
    await luis.page.getByLabel('Contraseña', { exact: true }).fill(PASSWORD)
    await luis.page.keyboard.press('Enter')
    await luis.page.getByRole('navigation').first().waitFor()
  }
  await signIn()
  const radicado = await escalated(luis.page, 'Textiles del Escritorio')
  await expect(luis.page.getByText('Este equipo no protege las claves')).toBeHidden()
  await luis.again()
  await luis.page
    .getByRole('button', { name: /Luis Cárdenas/ })
    .first()
    .click()
  await luis.page.getByLabel('Contraseña', { exact: true }).fill(PASSWORD)
  await luis.page.keyboard.press('Enter')
  await luis.page.getByText('Textiles del Escritorio').first().click()
  await expect(luis.page.getByText(`quedó radicada con el número ${radicado}`)).toBeVisible()
})

test('without a keyring the screen says so, and real data is refused until the policy allows it', async ({
  desktop,
}) => {
  const open = await desktop({ environment: { DOUBLE_BACKEND: 'basic_text' } })
  await expect(open.page.getByText(/no protege las claves con el sistema/).first()).toBeVisible()
})

test('a waking machine syncs at once, and closing the window closes the store cleanly', async ({ desktop }) => {
  const luis = await desktop()
  await luis.page.getByLabel('Usuario').fill('luis')
  await luis.page.getByLabel('Contraseña', { exact: true }).fill(PASSWORD)
  await luis.page.keyboard.press('Enter')
  await luis.page.getByRole('navigation').first().waitFor()
  await luis.product.ask('power', { event: 'resume' })
  await expect(luis.page.getByText(/Sincronizado/).first()).toBeVisible({ timeout: 20_000 })
  await luis.again()
  await expect(luis.page.getByRole('button', { name: /Luis Cárdenas/ }).first()).toBeVisible()
})
