import { expect, type Page } from '@playwright/test'

export const CHANNELS = ['voice', 'video', 'chat', 'mailbox', 'voicemail'] as const
export type WalkedChannel = (typeof CHANNELS)[number]

/** The advisor's desk as P1 speaks of it: what a person sees and does, step by step of the guide. */
export class Desk {
  readonly page: Page
  constructor(page: Page) {
    this.page = page
  }

  /** The step that waits, by its name. */
  async isAt(step: string | RegExp): Promise<void> {
    await expect(this.page.locator('[data-step]').getByRole('heading', { name: step }).first()).toBeVisible()
  }
  /** The guide's own id of the step that waits. */
  stepId(): Promise<string | null> {
    return this.page.locator('[data-step]').getAttribute('data-step')
  }
  async answers(number: number): Promise<void> {
    await this.page.keyboard.press(`${number}`)
  }
  async goesOn(): Promise<void> {
    await this.page.keyboard.press('Enter')
  }
  private async said(step: string | RegExp): Promise<void> {
    await this.isAt(step)
    await this.goesOn()
  }
  private async chooses(step: string | RegExp, number: number): Promise<void> {
    await this.isAt(step)
    await this.answers(number)
  }

  async begins(channel: WalkedChannel): Promise<void> {
    await this.page.goto(`${new URL(this.page.url()).origin}/#/inbox`)
    await this.page.getByRole('button', { name: 'Nuevo contacto' }).click()
    await this.chooses('¿Por cuál canal llega el contacto?', CHANNELS.indexOf(channel) + 1)
  }
  /** From the greeting, or the message, to who is speaking. */
  async greets(channel: WalkedChannel): Promise<void> {
    if (channel === 'mailbox') return this.chooses('Atención mailbox', 1)
    if (channel === 'voicemail') {
      await this.chooses(/Escucha/, 1)
      await this.chooses(/Devuelve la llamada/, 1)
    }
    await this.said(channel === 'chat' ? 'Atención chat' : /^Saludo/)
    if (channel !== 'chat') await this.chooses('Aviso de grabación', 1)
    if (channel === 'video') await this.chooses('Cámara de ambos lados', 1)
  }
  /** Who is speaking, made on the spot, with what they authorise; in a mailbox nobody is asked. */
  async identifies(channel: WalkedChannel, customer: string): Promise<void> {
    const { page } = this
    await page.getByRole('textbox', { name: 'Cliente', exact: true }).fill(customer)
    await page.getByRole('option', { name: /Crear cliente/ }).click()
    await page.getByRole('button', { name: 'Crear cliente' }).click()
    if (channel === 'mailbox') return
    await this.chooses('Autorización de datos personales', 1)
    await this.chooses('Canales autorizados', 1)
  }
  /** What they ask for: in their words, by its kind and topic. */
  async asks(kind: number, topic: string, words: string): Promise<void> {
    const { page } = this
    await page
      .getByRole('region', { name: /^Motivo/ })
      .getByRole('textbox')
      .fill(words)
    await page.keyboard.press('Control+Enter')
    await this.chooses('Analiza solicitud del cliente', kind)
    await page.getByPlaceholder('Busque y elija').fill(topic)
    await page.getByRole('option', { name: topic }).click()
  }

  /** Ticks the sentences of the checklist but the last so many, and says yes. */
  async solves(leaving = 0, reason = ''): Promise<void> {
    const { page } = this
    await this.isAt(/primer contacto/)
    const boxes = page.getByRole('checkbox')
    const count = await boxes.count()
    for (let index = 0; index < count - leaving; index++) await boxes.nth(index).check()
    for (let index = 0; index < leaving; index++)
      await page.getByPlaceholder('Motivo para continuar sin esto').nth(index).fill(reason)
    await page.getByRole('button', { name: 'Sí, se soluciona ahora' }).click()
  }
  async refusesWithoutCritical(): Promise<void> {
    await this.isAt(/primer contacto/)
    await this.page.getByRole('button', { name: 'Sí, se soluciona ahora' }).click()
    await expect(this.page.getByText(/No se puede resolver en primer contacto: falta/)).toBeVisible()
  }
  /** A long question in a chat may go on by telephone: here it does not. */
  async isShort(channel: WalkedChannel): Promise<void> {
    if (channel === 'chat') await this.chooses(/larga/, 2)
  }
  async givesInformation(channel: WalkedChannel): Promise<void> {
    await this.chooses(/circulares, cartas, formatos/, 2)
    await this.chooses(/Otorga información o realiza/, 1)
    await this.said(channel === 'mailbox' ? 'Envía información al solicitante' : /^Otorga información/)
  }
  async sendsDocument(medium?: string): Promise<void> {
    await this.chooses(/circulares, cartas, formatos/, 1)
    await this.answersFirst()
    if (medium !== undefined) await this.page.locator('[data-step]').getByText(medium, { exact: true }).click()
    await this.chooses('Envía información solicitada', 1)
  }
  async carriesOutProcedure(): Promise<void> {
    await this.chooses(/circulares, cartas, formatos/, 2)
    await this.chooses(/Otorga información o realiza/, 2)
    await this.answersFirst()
    for (let step = 0; step < 12 && !(await this.isAsked(/Algo más|otra solicitud/)); step++)
      await this.answersWhatever()
  }
  /** @returns the radicado that the customer is told */
  async escalates(channel: WalkedChannel): Promise<string> {
    const { page } = this
    const no = page.getByRole('button', { name: 'No, escalar' })
    await page.locator('[data-step]').first().waitFor()
    if (await no.isVisible()) await no.click()
    await page.getByRole('button', { name: 'Escalar el caso' }).click()
    const told = page.getByText(/quedó radicada con el número \d+/)
    await expect(told).toBeVisible()
    const radicado = (await told.textContent())?.match(/número (\d+)/)?.[1] ?? ''
    await this.goesOn()
    expect(radicado, channel).not.toBe('')
    return radicado
  }
  async hasMore(more: boolean): Promise<void> {
    await this.isAt(/Algo más|otra solicitud/)
    await this.answers(more ? 1 : 2)
  }
  async registers(channel: WalkedChannel): Promise<void> {
    const { page } = this
    if (channel === 'chat') await this.chooses(/califica/i, 5)
    await this.isAt('Registra el contacto')
    await page.keyboard.press('Control+Enter')
    // In a mailbox nothing is said after it: the contact has ended.
    if (channel !== 'mailbox') await this.said('Agradece y se despide')
    if (channel === 'voice' || channel === 'video') await this.chooses(/encuesta/, 2)
    await this.hasEnded()
  }
  async hasEnded(): Promise<void> {
    await expect(this.page.getByText('Contacto terminado.').first()).toBeVisible()
    await expect(this.page.locator('[data-step]')).toHaveCount(0)
  }
  async endsEarly(reason: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Terminar antes' }).click()
    await this.page.getByRole('menuitem', { name: reason }).click()
    await this.isAt('Registra el contacto')
    await this.page.keyboard.press('Control+Enter')
    await this.hasEnded()
  }

  /** Goes on from the step that waits until another one does, answering as the way that escalates. */
  async comesTo(step: string): Promise<void> {
    for (let passed = 0; passed < 40; passed++) {
      await this.page.locator('[data-step]').first().waitFor()
      const at = await this.stepId()
      if (at === step) return
      await this.passes(at ?? '')
      await expect.poll(() => this.stepId()).not.toBe(at)
    }
    throw new Error(`the way that escalates does not come to ${step}`)
  }
  /** Answers a step of the way that escalates, by whatever channel. */
  async passes(step: string): Promise<void> {
    const { page } = this
    const place = page.locator('[data-step]')
    if (step === 'identificacion' || step === 'identifica-remitente') {
      await page.getByRole('textbox', { name: 'Cliente', exact: true }).fill('Cliente de muchos cortes')
      await page.getByRole('option', { name: /Crear cliente/ }).click()
      await page.getByRole('button', { name: 'Crear cliente' }).click()
    } else if (step === 'motivo' || step === 'motivo-del-mensaje') {
      await place.locator('textarea').fill('Pide revisar su garantía.')
      await page.keyboard.press('Control+Enter')
    } else if (step === 'tema') await this.answersFirst()
    else if (step === 'analiza-solicitud') await this.answers(3)
    else if (step === 'primer-contacto') await page.getByRole('button', { name: 'No, escalar' }).click()
    else if (step === 'escala') await page.getByRole('button', { name: 'Escalar el caso' }).click()
    else if (step === 'registra') await page.keyboard.press('Control+Enter')
    else if (step === 'encuesta' || step === 'algo-mas' || step === 'otra-en-el-mensaje') await this.answers(2)
    else if ((await place.getByRole('button', { name: /↵/ }).count()) > 0)
      await place.getByRole('button', { name: /↵/ }).first().click()
    else await this.answers(1)
  }
  /** *Terminar antes*, for one of the reasons that the step offers; what is not registered yet is registered. */
  async endsEarlyFor(reason: number): Promise<void> {
    const { page } = this
    await page.getByRole('button', { name: 'Terminar antes' }).click()
    const offered = page.getByRole('menuitem')
    await offered.first().waitFor()
    await offered.nth(reason % (await offered.count())).click()
    const ended = page.getByText('Contacto terminado.').first()
    const registers = page.locator('[data-step="registra"]')
    await expect(ended.or(registers).first()).toBeVisible()
    if (await registers.isVisible()) await page.keyboard.press('Control+Enter')
    await this.hasEnded()
  }
  private async isAsked(step: RegExp): Promise<boolean> {
    const heading = this.page.locator('[data-step] h2').first()
    await heading.waitFor()
    return step.test((await heading.textContent()) ?? '')
  }
  /** The first answer that is offered, of a list or of buttons. */
  private async answersFirst(): Promise<void> {
    const { page } = this
    const step = await this.stepId()
    const list = page.getByPlaceholder('Busque y elija')
    if (await list.isVisible()) {
      await list.click()
      await page.getByRole('option').first().click()
    } else await this.answers(1)
    await expect.poll(() => this.stepId()).not.toBe(step)
  }
  /** Answers the step that waits with the usual answer, whatever it is. */
  private async answersWhatever(): Promise<void> {
    const { page } = this
    const step = await this.stepId()
    const place = page.locator('[data-step]')
    if ((await place.locator('textarea').count()) > 0) {
      await place.locator('textarea').first().fill('Lo que dijo el cliente')
      await page.keyboard.press('Control+Enter')
    } else if ((await place.locator('form input').count()) > 0) {
      // A telephone is held against its form; elsewhere it is a word as good as another.
      await place.locator('form input').first().fill('310 555 0142')
      await page.keyboard.press('Enter')
    } else if ((await place.getByRole('button', { name: /↵/ }).count()) > 0) await this.goesOn()
    else await this.answers(1)
    await expect.poll(() => this.stepId()).not.toBe(step)
  }
}
