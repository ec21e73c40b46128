import { expect, type Page } from '@playwright/test'

/** In which contact with the customer something was: by its words, or its place in the list. */
interface Which {
  readonly asked: string
  readonly contact: { readonly label: string } | { readonly index: number }
}

/** One case as people of the desk and of the area work on it, by its radicado. */
export class CaseDesk {
  readonly page: Page
  readonly radicado: string
  constructor(page: Page, radicado: string) {
    this.page = page
    this.radicado = radicado
  }

  async opens(): Promise<void> {
    const { page, radicado } = this
    await page.goto(`${new URL(page.url()).origin}/#/cases`)
    await page.getByRole('button', { name: /^Todos los abiertos/ }).click()
    await page.getByLabel('Radicado, cliente o tema').fill(radicado)
    const one = page.getByRole('link', { name: new RegExp(`\\b${radicado}\\b`) }).first()
    await one.click({ timeout: 20_000 })
    await expect(page.getByRole('heading', { name: new RegExp(radicado) })).toBeVisible()
  }
  /** Does what the case's life offers under this name, once it does. */
  async does(action: string, field?: string, words?: string, which?: Which): Promise<void> {
    const { page } = this
    await page.getByRole('button', { name: action, exact: true }).click({ timeout: 20_000 })
    if (field === undefined || words === undefined) return
    if (which !== undefined) await page.getByLabel(which.asked).selectOption(which.contact)
    await page.getByLabel(field).fill(words)
    await page.keyboard.press('Control+Enter')
  }
  async transfers(area: string): Promise<void> {
    const { page } = this
    await page.getByRole('button', { name: 'Trasladar a otra área', exact: true }).click({ timeout: 20_000 })
    await page.getByLabel('Área que lo recibe').selectOption({ label: area })
    await page.getByLabel('Por qué cambia de área').fill('No es de esta área.')
    await page.keyboard.press('Control+Enter')
  }
  async isIn(state: string): Promise<void> {
    // Of the case that is open: the list beside it has a filter of that name.
    const one = this.page.getByRole('region', { name: 'Caso', exact: true })
    await expect(one.getByText(state, { exact: false }).first()).toBeVisible({ timeout: 20_000 })
  }
  /** The follow-up's guide, from the call to the end: the customer knows, or does not agree. */
  async informs(agrees: boolean): Promise<void> {
    const { page } = this
    const at = (step: string | RegExp) =>
      expect(page.locator('[data-step]').getByRole('heading', { name: step }).first()).toBeVisible()
    await page.getByRole('button', { name: 'Informar al cliente', exact: true }).click({ timeout: 20_000 })
    await page.keyboard.press('1')
    await at('Llama al cliente')
    await page.keyboard.press('1')
    await at('Saludo y aviso de grabación')
    await page.keyboard.press('1')
    await at('¿Hablo con el cliente?')
    await page.keyboard.press('1')
    await at('Verifica la identidad')
    await page.keyboard.press('1')
    await at(/Informa/)
    await page.keyboard.press('Enter')
    await at(/conforme/)
    await page.keyboard.press(agrees ? '1' : '2')
    if (agrees) await page.getByRole('button', { name: 'Marcar como informado' }).click()
    else {
      await page.locator('[data-step] textarea').fill('No responde lo que pidió.')
      await page.keyboard.press('Control+Enter')
      await page.getByRole('button', { name: 'Objetar la respuesta' }).click()
      await at(/revisión|Informa/)
      await page.keyboard.press('Enter')
    }
    await at('Registra el contacto')
    // The reason was said once: it is shown, and not asked for again.
    if (!agrees) {
      await expect(page.locator('[data-step]').getByText('No responde lo que pidió.')).toBeVisible()
      await expect(page.getByLabel('Motivo', { exact: true })).toHaveCount(0)
    }
    await page.keyboard.press('Control+Enter')
    await at(/despide/i)
    await page.keyboard.press('Enter')
    await expect(page.locator('[data-step]')).toHaveCount(0)
  }
}
