import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { escalated } from '../console/by-guide.ts'
import { type HeldPull, heldPull } from '../console/held-pull.ts'
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
  const folder = mkdtempSync(join(tmpdir(), 'double-policy-'))
  const policy = (name: string, content: object) => {
    writeFileSync(join(folder, name), JSON.stringify(content))
    return ['--policy', join(folder, name)]
  }
  // A bank's centre, behind a proxy that is closed: nothing of the test leaves this machine.
  const bank = { centre: 'https://centro.example', environment: { DOUBLE_BACKEND: 'basic_text' } }
  const proxy = 'http://127.0.0.1:9'
  const attempt = async (args: string[]) => {
    const { page } = await desktop({ ...bank, args })
    await expect(page.getByText(/no protege las claves con el sistema/).first()).toBeVisible()
    await page.getByLabel('Usuario').fill('luis')
    await page.getByLabel('Contraseña', { exact: true }).fill(PASSWORD)
    await page.keyboard.press('Enter')
    return page
  }
  const refused = await attempt(policy('silent.json', { proxy }))
  await expect(refused.getByText(/TI no ha permitido usarlo con los datos de ese centro/)).toBeVisible()
  const allowed = await attempt(policy('allowing.json', { proxy, allowUnprotectedSecrets: true }))
  await expect(allowed.getByText(/La primera vez en este equipo hay que entrar con conexión al centro/)).toBeVisible()
  rmSync(folder, { recursive: true })
})

test('a waking machine syncs at once, and closing the window closes the store cleanly', async ({
  desktop,
  central,
}) => {
  const network = await heldPull(central.url)
  const luis = await desktop({ centre: network.url })
  await luis.page.getByLabel('Usuario').fill('luis')
  await luis.page.getByLabel('Contraseña', { exact: true }).fill(PASSWORD)
  await luis.page.keyboard.press('Enter')
  await luis.page.getByRole('navigation').first().waitFor()
  await expect(luis.page.getByText(/Sincronizado/).first()).toBeVisible({ timeout: 20_000 })
  for (const event of ['resume', 'unlock-screen']) {
    // By itself the next pull comes half a minute after the last, and no live stream gets through this network.
    const pulls = await quiet(network)
    await luis.product.ask('power', { event })
    await expect.poll(() => network.pulls(), { message: event, timeout: 5_000 }).toBeGreaterThan(pulls)
  }
  await luis.again()
  await expect(luis.page.getByRole('button', { name: /Luis Cárdenas/ }).first()).toBeVisible()
  await network.end()
})

/** Waits until nobody has pulled for three seconds. @returns how often they have */
async function quiet(network: HeldPull): Promise<number> {
  for (;;) {
    const pulls = network.pulls()
    await new Promise((next) => setTimeout(next, 3_000))
    if (network.pulls() === pulls) return pulls
  }
}
