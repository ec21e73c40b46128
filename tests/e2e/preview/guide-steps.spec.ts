import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { accessibilityFaults, type Fault } from '../../support/accessibility.ts'
import { sampled } from '../../support/sampled.ts'
import { expect, test } from './preview.ts'

const folder = join(import.meta.dirname, '..', '..', '..', '.cache', 'screenshots')
mkdirSync(folder, { recursive: true })

/** How each step of the way that escalates by telephone is answered, in whatever language the console is. */
const WAY: readonly (readonly [string, (page: Page) => Promise<void>])[] = [
  ['canal', (page) => page.keyboard.press('1')],
  ['saludo-llamada', (page) => page.keyboard.press('Enter')],
  ['aviso-de-grabacion', (page) => page.keyboard.press('1')],
  [
    'identificacion',
    async (page) => {
      await page.locator('[data-step] input').first().fill('molinos')
      await page.getByRole('option', { name: /Molinos/ }).click()
    },
  ],
  ['autorizacion-datos', (page) => page.keyboard.press('1')],
  ['autorizacion-canales', (page) => page.keyboard.press('1')],
  [
    'motivo',
    async (page) => {
      await page.locator('[data-step] textarea').fill('El desembolso no ha llegado y lo necesita esta semana.')
      await page.keyboard.press('Control+Enter')
    },
  ],
  ['analiza-solicitud', (page) => page.keyboard.press('3')],
  [
    'tema',
    async (page) => {
      await page.locator('[data-step] input').first().click()
      await page.getByRole('option').first().click()
    },
  ],
  ['primer-contacto', (page) => page.locator('[data-step] button').last().click()],
  ['escala', (page) => page.keyboard.press('Control+e')],
  ['informa-radicado', (page) => page.locator('[data-step] button').first().click()],
  ['algo-mas', (page) => page.keyboard.press('2')],
  ['registra', (page) => page.keyboard.press('Control+Enter')],
  ['despedida', (page) => page.locator('[data-step] button').first().click()],
  ['encuesta', (page) => page.keyboard.press('2')],
]

/** The console's looks: query, size, and whether axe looks too. */
const looks = {
  light: { query: '', size: null },
  dark: { query: 'theme=dark', size: null },
  english: { query: 'language=en', size: null },
  offline: { query: 'offline', size: null },
  zoom200: { query: '', size: { width: 683, height: 384 } },
} as const

const tooSmall = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('button, a[href], input, textarea, select, summary, [role=option]')]
      .filter(
        (one) =>
          one.offsetParent !== null &&
          one.getAttribute('aria-hidden') !== 'true' &&
          !one.closest('[inert], p, dd, small, .mantine-SegmentedControl-root'),
      )
      .map((one) => ({ box: one.getBoundingClientRect(), text: one.outerHTML.slice(0, 120) }))
      .filter(({ box }) => box.width > 0 && (box.width < 24 || box.height < 24))
      .map(({ text, box }) => `${Math.round(box.width)}×${Math.round(box.height)} ${text}`),
  )

/** An open list is moved through, and scrolled, by the arrows of its field (ARIA combobox); axe asks for a tab stop in it. */
const isOpenList = ({ id, nodes }: Fault): boolean =>
  id === 'scrollable-region-focusable' && nodes.every(({ html }) => html.includes('mantine-ScrollArea-viewport'))

async function isSound(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(folder, `p1-${name}.png`) })
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(sideways, name).toBeLessThanOrEqual(0)
  expect(await tooSmall(page), name).toEqual([])
  expect(await accessibilityFaults(page, isOpenList), name).toEqual([])
}

const STEPS = WAY.map(([step]) => step)

for (const [look, { query, size }] of Object.entries(looks)) {
  test(`every step of P1 in ${look}: nothing cut off, nothing too small, free of accessibility faults`, async ({
    page,
    open,
  }) => {
    test.setTimeout(300_000)
    const looked = sampled(`A look at a step of P1, ${look}`, STEPS, look === 'light' ? 5 : 2)
    if (size !== null) await page.setViewportSize(size)
    await open(query, '#/inbox')
    await page.getByRole('button', { name: /Nuevo contacto|New contact/ }).click()
    for (const [step, answer] of WAY) {
      await expect.poll(() => page.locator('[data-step]').getAttribute('data-step')).toBe(step)
      if (looked.includes(step)) await isSound(page, `${step}-${look}`)
      await answer(page)
    }
    await expect(page.locator('[data-step]')).toHaveCount(0)
  })
}

test('words that were being written when the contact is ended early stand in its notes, and are registered', async ({
  open,
}) => {
  const page = await open('', '#/inbox')
  await page.getByRole('button', { name: 'Nuevo contacto' }).click()
  for (const [step, answer] of WAY.slice(0, 6)) {
    await expect.poll(() => page.locator('[data-step]').getAttribute('data-step')).toBe(step)
    await answer(page)
  }
  await expect.poll(() => page.locator('[data-step]').getAttribute('data-step')).toBe('motivo')
  const notes = page.getByLabel('Notas del contacto')
  await notes.fill('Llama desde Cali.')
  await page.locator('[data-step] textarea').fill('El desembolso no ha')
  await page.getByRole('button', { name: 'Terminar antes' }).click()
  await page.getByRole('menuitem', { name: /cort/ }).click()
  await expect.poll(() => page.locator('[data-step]').getAttribute('data-step')).toBe('registra')
  await expect(notes).toHaveValue('Llama desde Cali.\nMotivo del contacto: El desembolso no ha')
  await notes.press('End')
  await notes.pressSequentially(' llegado')
  await page.screenshot({ path: join(folder, 'p1-ended-early-light.png') })
  await page.keyboard.press('Control+Enter')
  await expect(page.locator('[data-step]')).toHaveCount(0)
  const noted = await page.evaluate(() => window.world.dispatched.find(({ name }) => name === 'interaction.addNote'))
  expect(noted?.payload).toMatchObject({
    text: 'Llama desde Cali.\nMotivo del contacto: El desembolso no ha llegado',
  })
})

test('notes written after the registration, until the guide ends, stand on the contact as a note of their own', async ({
  open,
}) => {
  const page = await open('', '#/inbox')
  await page.getByRole('button', { name: 'Nuevo contacto' }).click()
  const notes = page.getByLabel('Notas del contacto')
  for (const [step, answer] of WAY) {
    await expect.poll(() => page.locator('[data-step]').getAttribute('data-step')).toBe(step)
    if (step === 'algo-mas') await notes.fill('Llama desde Cali.')
    if (step === 'algo-mas') await page.locator('[data-step]').click()
    if (step === 'despedida') {
      await expect(notes).toHaveValue('')
      await notes.fill('Quedó agradecida.')
      await page.locator('[data-step] button').first().focus()
    }
    if (step === 'encuesta') await page.locator('[data-step] button').first().focus()
    await answer(page)
  }
  await expect(page.locator('[data-step]')).toHaveCount(0)
  const noted = () =>
    page.evaluate(() =>
      window.world.dispatched
        .filter(({ name }) => name === 'interaction.addNote')
        .map(({ payload }) => (payload as { text: string }).text),
    )
  await expect.poll(noted).toEqual(['Llama desde Cali.', 'Quedó agradecida.'])
  await expect(page.getByText('Sin contactos en curso.')).toBeVisible()
})

test('nothing of the guide moves while one types in it', async ({ open }) => {
  const page = await open('', '#/inbox')
  await page.getByRole('button', { name: 'Nuevo contacto' }).click()
  for (const [step, answer] of WAY.slice(0, 6)) {
    await expect.poll(() => page.locator('[data-step]').getAttribute('data-step')).toBe(step)
    await answer(page)
  }
  await expect.poll(() => page.locator('[data-step]').getAttribute('data-step')).toBe('motivo')
  await page.waitForTimeout(500)
  await page.evaluate(() => {
    const shifts: number[] = []
    Object.assign(window, { shifts })
    // Shifts after recent input are counted too: those are the ones that matter here.
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shifts.push((entry as unknown as { value: number }).value) // a layout-shift
    }).observe({ type: 'layout-shift', buffered: false })
  })
  await page.locator('[data-step] textarea').click()
  await page.keyboard.type('El cliente cuenta despacio lo que pasó con su crédito, con el banco y con la garantía.', {
    delay: 20,
  })
  await page.waitForTimeout(1_500)
  await page.getByLabel('Notas del contacto').click()
  await page.keyboard.type('1 2 3 ? nota corta', { delay: 20 })
  await page.waitForTimeout(1_000)
  const shifts = await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts) // set above
  expect(shifts.reduce((sum, one) => sum + one, 0)).toBe(0)
})

test('who has authorised their data and channels is not asked again: the guide goes on by the card that was chosen', async ({
  open,
}) => {
  const page = await open('', '#/inbox')
  await page.getByRole('button', { name: 'Nuevo contacto' }).click()
  for (const [, answer] of WAY.slice(0, 3)) await answer(page)
  await page.getByRole('textbox', { name: 'Cliente', exact: true }).fill('textiles del valle sas')
  await page.getByRole('option', { name: /Textiles del Valle SAS/ }).click()
  await expect(page.locator('[data-step]')).toHaveAttribute('data-step', 'motivo')
})
