import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import type { TestPbx } from '../harness/pbx.ts'
import { answers, choose, customerCalls, phoneOf, stateIs } from '../harness/phone.ts'
import { ADVISOR, expect, joinQueue, test } from './line.ts'

const folder = join(import.meta.dirname, '..', '..', '..', '.cache', 'screenshots')
mkdirSync(folder, { recursive: true })
const shot = (page: Page, name: string) => page.screenshot({ path: join(folder, `guide-and-call-${name}.png`) })

const step = (page: Page) => page.locator('[data-step]')
const pressing = (key: string) => (page: Page) => page.keyboard.press(key)

/** How each step of the way that escalates is answered; some are left out for who is known. */
const ANSWERS: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  'saludo-llamada': pressing('Enter'),
  'aviso-de-grabacion': pressing('1'),
  identificacion: pressing('Enter'),
  'autorizacion-datos': pressing('1'),
  'autorizacion-canales': pressing('1'),
  motivo: async (page) => {
    await step(page).locator('textarea').fill('El desembolso no ha llegado.')
    await page.keyboard.press('Control+Enter')
  },
  'analiza-solicitud': pressing('3'),
  tema: async (page) => {
    await step(page).locator('input').first().click()
    await page.getByRole('option').first().click()
  },
  'primer-contacto': (page) => step(page).locator('button').last().click(),
  escala: pressing('Control+e'),
  'informa-radicado': (page) => step(page).locator('button').first().click(),
  'algo-mas': pressing('2'),
  registra: pressing('Control+Enter'),
  despedida: (page) => step(page).locator('button').first().click(),
  encuesta: pressing('1'),
}

async function upTo(page: Page, end: string): Promise<void> {
  const at = async () => (await step(page).getAttribute('data-step')) ?? ''
  for (let left = 18; left > 0 && (await at()) !== end; left--) {
    const here = await at()
    await ANSWERS[here]?.(page)
    await expect.poll(at, here).not.toBe(here)
  }
  expect(await at()).toBe(end)
}

async function answered(page: Page, pbx: TestPbx) {
  await choose(page, 'Disponible')
  await stateIs(page, 'Disponible')
  await joinQueue(pbx, 'servicio', ADVISOR)
  const customer = await customerCalls(pbx, { stay: 90_000 })
  await answers(page)
  return customer
}
const transferredTo = (page: Page) =>
  page.evaluate(() =>
    window.world.dispatched
      .filter(({ name }) => name === 'call.transferred')
      .map(({ payload }) => (payload as { to: string }).to),
  )

test('the contact of a call is not offered to be discarded, in the call or in its wrap-up', async ({
  console,
  pbx,
}) => {
  const page = await console(ADVISOR, pbx.wsUrl, { mode: 'limited', limit: 60_000 })
  const customer = await answered(page, pbx)
  await expect(page.getByRole('button', { name: 'Terminar antes' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Descartar' })).toHaveCount(0)
  await shot(page, 'in-call')
  await page.keyboard.press('F4')
  await expect(page.getByText(/Tipificando: quedan/)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Descartar' })).toHaveCount(0)
  // What is begun by hand is a draft alone.
  await page.getByRole('button', { name: 'Nuevo contacto' }).click()
  await expect(page.getByRole('button', { name: 'Descartar' })).toBeEnabled()
  await customer.close()
})

test('the guide’s step transfers the call to the survey, and says of itself that it went', async ({ console, pbx }) => {
  const page = await console(ADVISOR, pbx.wsUrl)
  const customer = await answered(page, pbx)
  await upTo(page, 'transfiere-encuesta')
  await expect(step(page).getByRole('button')).toHaveText([/Transferir a la encuesta/, /No se pudo transferir/])
  await shot(page, 'to-survey')
  await page.keyboard.press('1')
  await expect(page.getByText('Contacto terminado.')).toBeVisible()
  expect(await transferredTo(page)).toEqual(['*88'])
  await expect(phoneOf(page).getByText('En llamada', { exact: true })).toHaveCount(0)
  await customer.close()
})

test('whose customer has hung up before has nothing to transfer, and says so', async ({ console, pbx }) => {
  const page = await console(ADVISOR, pbx.wsUrl)
  const customer = await answered(page, pbx)
  await upTo(page, 'transfiere-encuesta')
  await page.keyboard.press('F4')
  await expect(step(page).getByRole('button')).toHaveText([/No se pudo transferir/])
  await shot(page, 'survey-without-call')
  await page.keyboard.press('1')
  await expect(step(page)).toBeVisible()
  await page.keyboard.press('2')
  await expect(page.getByText('Contacto terminado.')).toBeVisible()
  expect(await transferredTo(page)).toEqual([])
  await customer.close()
})
