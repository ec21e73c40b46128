import type { Page } from '@playwright/test'
import { answers, choose, customerCalls, phoneOf, soundGoesOn, stateIs } from '../harness/phone.ts'
import { channelsOf, dialling } from './dialling.ts'
import { expect, test } from './world.ts'

test('a phone that is opened elsewhere is not ready where it was, takes nothing back by itself, and does when asked', async ({
  advisor,
  world,
}) => {
  const first = await advisor('luis')
  const second = await advisor('luis')
  await stateIs(first.page, 'No listo', 30_000)
  await stateIs(second.page, 'Disponible')
  await phoneOf(first.page)
    .getByRole('button', { name: /^Estado: / })
    .click()
  await expect(first.page.getByText('Su teléfono está abierto en otro lugar', { exact: false }).last()).toBeVisible()
  await first.page.screenshot({ path: '.cache/screenshots/phone-elsewhere.png' })
  await first.page.keyboard.press('Escape')

  // The line of both is lost for a moment.
  world.line.cut()
  await stateIs(second.page, 'No listo')
  world.line.restore()
  await stateIs(second.page, 'Disponible', 45_000)
  await stateIs(first.page, 'No listo')
  const customer = await customerCalls(world.pbx, { stay: 120_000 })
  await answers(second.page)
  await soundGoesOn(second.page)
  await expect(first.page.getByRole('alert').filter({ hasText: 'Llamada entrante' })).toHaveCount(0)
  await second.page.keyboard.press('F4')
  expect(await customer.ended).toBe(0)

  await phoneOf(first.page)
    .getByRole('button', { name: /^Estado: / })
    .click()
  await first.page.getByRole('menuitem', { name: 'Usar el teléfono aquí' }).click()
  await stateIs(first.page, 'Disponible', 30_000)
  // The other hears it with its next word, in its wrap-up too.
  await expect(async () => {
    await second.page.keyboard.press('Escape')
    await phoneOf(second.page)
      .getByRole('button', { name: /^Estado: / })
      .click()
    await expect(second.page.getByRole('menuitem', { name: 'Usar el teléfono aquí' })).toBeVisible({ timeout: 2_000 })
  }).toPass({ timeout: 30_000 })
  await stateIs(first.page, 'Disponible')
})

const inCall = (page: Page) => phoneOf(page).getByText('En llamada', { exact: true }).first()
const onTheLine = (customer: { ended: Promise<number | null> }) => Promise.race([customer.ended, 'on the line'])
async function opensStates(page: Page): Promise<void> {
  await phoneOf(page)
    .getByRole('button', { name: /^Estado: / })
    .click()
}

test('a call stays at the console where it is talked when its person signs in at another, and comes there when that one is gone', async ({
  advisor,
  world,
}) => {
  const first = await advisor('luis')
  const customer = await customerCalls(world.pbx, { stay: 120_000 })
  await answers(first.page)
  await soundGoesOn(first.page)
  const second = await advisor('luis', '')
  await expect(second.page.getByText('Está en una llamada en otra consola', { exact: false }).first()).toBeVisible()
  await opensStates(second.page)
  await expect(second.page.getByRole('menuitem', { name: 'Traer la llamada aquí' })).toBeVisible()
  await second.page.screenshot({ path: '.cache/screenshots/phone-busy-elsewhere.png' })
  await second.page.keyboard.press('Escape')
  // As long as it takes for whoever took it to have it.
  await second.page.waitForTimeout(5_000)
  await expect(inCall(second.page)).toHaveCount(0)
  await expect(inCall(first.page)).toBeVisible()
  await soundGoesOn(first.page)

  await first.kill()
  await expect(inCall(second.page)).toBeVisible({ timeout: 15_000 })
  await soundGoesOn(second.page)
  expect(await onTheLine(customer)).toBe('on the line')
  await phoneOf(second.page)
    .getByRole('button', { name: /Colgar/ })
    .click()
  expect(await customer.ended).toBe(0)
})

/** The line of this console alone, which can be cut: those of others stay. */
async function lineOf(page: Page): Promise<{ cut(): Promise<void>; restore(): void }> {
  const ends: { close(): Promise<void> }[] = []
  let isOpen = true
  await page.routeWebSocket(/\/ws$/, async (here) => {
    if (!isOpen) return here.close()
    ends.push(here, here.connectToServer())
  })
  await page.reload()
  await phoneOf(page).waitFor()
  return {
    async cut() {
      isOpen = false
      for (const end of ends.splice(0)) await end.close()
    },
    restore() {
      isOpen = true
    },
  }
}

test('a call that its person has taken to another console while the line of the first was cut stays there when it is back', async ({
  advisor,
  world,
}) => {
  const first = await advisor('luis', '')
  const line = await lineOf(first.page)
  await choose(first.page, 'Disponible')
  await stateIs(first.page, 'Disponible')
  const customer = await customerCalls(world.pbx, { stay: 120_000 })
  await answers(first.page)
  await soundGoesOn(first.page)
  await line.cut()
  await expect(first.page.getByText('Se perdió la conexión; la llamada sigue', { exact: false })).toBeVisible()
  const second = await advisor('luis', '')
  await expect(inCall(second.page)).toBeVisible()
  await soundGoesOn(second.page)

  line.restore()
  await expect(first.page.getByText('Está en una llamada en otra consola', { exact: false }).first()).toBeVisible({
    timeout: 45_000,
  })
  await expect(inCall(first.page)).toHaveCount(0)
  await expect(phoneOf(first.page).getByText('Tipificando')).toHaveCount(0)
  // As long as it takes for whoever took it to have it.
  await first.page.waitForTimeout(5_000)
  await expect(inCall(second.page)).toBeVisible()
  await soundGoesOn(second.page)
  expect(await onTheLine(customer)).toBe('on the line')
  await phoneOf(second.page)
    .getByRole('button', { name: /Colgar/ })
    .click()
  expect(await customer.ended).toBe(0)
})

test('a call is brought to the other console when its person asks for it there', async ({ advisor, world }) => {
  const first = await advisor('luis')
  const customer = await customerCalls(world.pbx, { stay: 120_000 })
  await answers(first.page)
  await soundGoesOn(first.page)
  const second = await advisor('luis', '')
  await opensStates(second.page)
  await second.page.getByRole('menuitem', { name: 'Traer la llamada aquí' }).click()
  await expect(inCall(second.page)).toBeVisible()
  await soundGoesOn(second.page)
  await expect(inCall(first.page)).toHaveCount(0)
  expect(await onTheLine(customer)).toBe('on the line')
  await phoneOf(second.page)
    .getByRole('button', { name: /Colgar/ })
    .click()
  expect(await customer.ended).toBe(0)
})

test('what is dialled goes on at its console when its person signs in at another', async ({ advisor, world }) => {
  const { desk, outside } = await dialling(advisor, world)
  const before = await channelsOf(world)
  const second = await advisor('luis', '')
  await expect(
    second.page.getByText('Está marcando una llamada en otra consola', { exact: false }).first(),
  ).toBeVisible()
  await opensStates(second.page)
  await expect(second.page.getByRole('menuitem', { name: /^(Usar el teléfono|Traer la llamada)/ })).toHaveCount(0)
  await second.page.waitForTimeout(5_000)
  expect(await channelsOf(world)).toEqual(before)
  await phoneOf(desk.page)
    .getByRole('button', { name: /Colgar/ })
    .click()
  await expect.poll(() => channelsOf(world)).toEqual([])
  await outside.close()
})
