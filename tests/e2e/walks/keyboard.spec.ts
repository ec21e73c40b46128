import type { Locator, Page } from '@playwright/test'
import { Desk } from './desk.ts'
import { expect, test } from './world.ts'

/** Tab, and only Tab, until the focus is there. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let pressed = 0; pressed < 80; pressed++) {
    if (await target.evaluate((element) => element === document.activeElement, undefined, { timeout: 5_000 })) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab does not come to ${target}`)
}

test('the whole of P1 by keyboard alone, without a click', async ({ luis }) => {
  const { page } = luis
  const desk = new Desk(page)
  const clicks = await page.evaluateHandle(() => {
    const seen: string[] = []
    window.addEventListener('pointerdown', () => seen.push('pointer'), true)
    return seen
  })
  await page.goto(`${new URL(page.url()).origin}/#/inbox`)
  await tabTo(page, page.getByRole('button', { name: 'Nuevo contacto' }))
  await page.keyboard.press('Enter')
  await desk.isAt('¿Por cuál canal llega el contacto?')
  await page.keyboard.press('1')
  await desk.isAt('Saludo')
  await page.keyboard.press('Enter')
  await desk.isAt('Aviso de grabación')
  await page.keyboard.press('1')
  await desk.isAt('¿Con quién hablo?')
  await tabTo(page, page.getByRole('textbox', { name: 'Cliente', exact: true }))
  await page.keyboard.type('Cliente del teclado')
  await expect(page.getByRole('option', { name: /Crear cliente/ })).toBeVisible()
  // From the field up to the last of the list; before it stands the search at the centre.
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  await tabTo(page, page.getByRole('button', { name: 'Crear cliente' }))
  await page.keyboard.press('Enter')
  await desk.isAt('Autorización de datos personales')
  await page.keyboard.press('1')
  await desk.isAt('Canales autorizados')
  await page.keyboard.press('1')
  await desk.isAt('Motivo del contacto')
  await tabTo(page, page.locator('[data-step] textarea'))
  await page.keyboard.type('¿Cuál es la tasa?')
  await page.keyboard.press('Control+Enter')
  await desk.isAt('Analiza solicitud del cliente')
  await page.keyboard.press('1')
  await desk.isAt('Tema de la solicitud')
  await tabTo(page, page.getByPlaceholder('Busque y elija'))
  await page.keyboard.type('tasas')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await desk.isAt(/primer contacto/)
  for (const box of await page.getByRole('checkbox').all()) {
    await tabTo(page, box)
    await page.keyboard.press('Space')
  }
  await tabTo(page, page.getByRole('button', { name: 'Sí, se soluciona ahora' }))
  await page.keyboard.press('Enter')
  await desk.givesInformation('voice')
  await desk.hasMore(false)
  await desk.registers('voice')
  expect(await clicks.jsonValue()).toEqual([])
})
