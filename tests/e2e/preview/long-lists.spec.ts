import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { expect, test } from './preview.ts'

const folder = join(import.meta.dirname, '..', '..', '..', '.cache', 'screenshots')
mkdirSync(folder, { recursive: true })

/** Scrolls a list to its end, as far as it has grown. */
async function toTheEnd(list: Locator): Promise<void> {
  await expect
    .poll(() =>
      list.evaluate((within) => {
        const scroll = within.closest('[class*=scroll],[class*=rows]') ?? within
        scroll.scrollTop = scroll.scrollHeight
        return scroll.scrollHeight - scroll.clientHeight - scroll.scrollTop
      }),
    )
    .toBeLessThan(2)
}

/** A table of so many rows has those in sight alone, and its last one when scrolled to. */
async function isVirtual(page: Page, name: string, rows: number, last: string | RegExp): Promise<void> {
  const table = page.getByRole('table', { name })
  await expect(table).toHaveAttribute('aria-rowcount', String(rows + 1))
  await expect.poll(() => table.locator('tbody tr[aria-rowindex]').count()).toBeGreaterThan(2)
  expect(await table.locator('tbody tr[aria-rowindex]').count()).toBeLessThan(60)
  await expect(async () => {
    await toTheEnd(table)
    await expect(table.locator('tbody tr[aria-rowindex]').last()).toContainText(last, { timeout: 500 })
  }).toPass({ timeout: 20_000 })
  expect(await table.locator('tbody tr[aria-rowindex]').count()).toBeLessThan(60)
  await page.screenshot({ path: join(folder, `long-${name}-${rows}.png`) })
}

test('everybody is in the table of people however many they are', async ({ open }) => {
  const page = await open('as=admin&agents=3000', '#/admin')
  await isVirtual(page, 'Usuarios', 3_004, 'Agente 2999')
  await page.getByRole('textbox', { name: 'Buscar por nombre o usuario' }).fill('Agente 17')
  await expect(page.getByRole('row', { name: /Agente 17\b/ })).toBeVisible()
})

test('who is away is marked in a table of any length, and a day half chosen is kept while one looks elsewhere', async ({
  open,
}) => {
  const page = await open('as=coordinator&agents=3000', '#/coordination/people')
  const day = page.getByLabel('Último día de ausencia de Agente 2', { exact: true })
  await day.fill('2030-01-15')
  await isVirtual(page, 'Personas', 3_004, 'Agente 2999')
  await expect(day).toHaveValue('2030-01-15')
})

test('more than a thousand refusals are all there, and what is being corrected stays when it is scrolled away', async ({
  open,
}) => {
  const page = await open('refused=1200', '#/correct')
  await expect(page.getByText('1.200 registros por corregir')).toBeVisible()
  const list = page.getByRole('list', { name: 'Por corregir' })
  const cards = list.getByRole('listitem')
  await page.screenshot({ path: join(folder, 'long-correct.png') })
  const first = cards.first().getByRole('textbox', { name: 'Respuesta' })
  await first.fill('Corregido a medias')
  await expect(async () => {
    await toTheEnd(list)
    await expect(list.locator('[aria-posinset="1200"]')).toBeVisible({ timeout: 500 })
    await expect(list.locator('[aria-posinset="1200"]').getByRole('textbox')).toBeVisible({ timeout: 500 })
  }).toPass({ timeout: 20_000 })
  expect(await cards.count()).toBeLessThan(40)
  // It has the focus still: what is typed on goes there.
  await expect(first).toBeFocused()
  await page.keyboard.type(' y entero')
  await expect(first).toHaveValue('Corregido a medias y entero')
})

test('broken rules are a list of any length with its count', async ({ open }) => {
  const page = await open('as=coordinator&broken=1200', '#/coordination/breaches')
  // Those of the sample, and one that it has anyway.
  await expect(page.getByText('1.201 por revisar')).toBeVisible()
  await isVirtual(page, 'Incumplimientos', 1_201, 'Revisado…')
})

test('what waits for the centre is all listed, and counted', async ({ open }) => {
  const page = await open('waiting=1200', '#/inbox')
  await page.getByTitle('Ver qué falta por enviar').click()
  await expect(page.getByRole('heading', { name: 'Por enviar o confirmar 1.200' })).toBeVisible()
  await isVirtual(page, 'Por enviar o confirmar', 1_200, 'Respuesta 1200')
})

test('a bell with more notices than are counted says so, and all of them can be read back', async ({ open }) => {
  const page = await open('told=130', '#/inbox')
  await page.getByRole('button', { name: 'Avisos: 50+ sin ver' }).click()
  const list = page.getByRole('list', { name: 'Avisos' })
  await expect(async () => {
    await toTheEnd(list)
    await expect(list.locator('[aria-posinset="130"]').getByRole('link')).toBeVisible({ timeout: 500 })
  }).toPass({ timeout: 20_000 })
  expect(await list.getByRole('listitem').count()).toBeLessThan(40)
})

test('a bell that is opened counts on what was not looked at; a notice is looked at by itself, or all of them at once', async ({
  open,
}) => {
  const page = await open('told=3', '#/inbox')
  const bell = (name: string) => page.getByRole('button', { name, exact: true })
  await bell('Avisos: 3 sin ver').click()
  const list = page.getByRole('list', { name: 'Avisos' })
  await expect(list.getByText('Nuevo')).toHaveCount(3)
  await page.screenshot({ path: join(folder, 'notices-new.png') })
  await page.keyboard.press('Escape')
  await expect(bell('Avisos: 3 sin ver')).toBeVisible()
  await bell('Avisos: 3 sin ver').click()
  await page.getByRole('button', { name: 'Marcar todos como vistos' }).click()
  await expect(list.getByRole('link')).toHaveCount(3)
  await expect(list.getByText('Nuevo')).toHaveCount(0)
  await page.keyboard.press('Escape')
  await expect(bell('Avisos')).toBeVisible()
})

test('what a notice tells of a case is seen by whoever opens the case', async ({ open }) => {
  const page = await open('told=2', '#/inbox')
  await page.getByRole('button', { name: 'Avisos: 2 sin ver', exact: true }).click()
  await page.getByRole('list', { name: 'Avisos' }).getByRole('link').first().click()
  await expect(page.getByRole('heading', { name: /^Caso 1041/ })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Avisos', exact: true })).toBeVisible()
})

test('what was left at the centre is read page by page; what is settled at its end leaves the rest where it is', async ({
  open,
}) => {
  const page = await open('as=coordinator&kept=230', '#/coordination/deposits')
  const list = page.getByRole('list', { name: 'Entregas' })
  await expect(list.locator('[aria-posinset="1"]')).toContainText('sin equipo')
  await expect(list.locator('[aria-posinset="2"]')).toContainText('Equipo Medellín: sin coordinador')
  await page.screenshot({ path: join(folder, 'long-deposits.png') })
  // The first answer is a page.
  await expect(list.locator('[aria-setsize="50"]').first()).toBeVisible()
  const last = list.locator('[aria-posinset="230"]')
  await expect(async () => {
    await toTheEnd(list)
    await expect(last).toContainText('Nota que quedó 230', { timeout: 500 })
  }).toPass({ timeout: 20_000 })
  expect(await list.getByRole('listitem').count()).toBeLessThan(40)
  await expect(last).not.toContainText('sin ')
  await last.getByRole('button', { name: 'Aplicar' }).click()
  await expect(list.locator('[aria-posinset="229"][aria-setsize="229"]')).toContainText('Nota que quedó 229')
})
