import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { contactAddress } from '#tests/support/contact-address.ts'
import type { TestPbx } from '../harness/pbx.ts'
import { answers, customerCalls, phoneOf, soundGoesOn, soundOf, stateIs } from '../harness/phone.ts'
import { expect, test } from './world.ts'

/** What is being recorded at the PBX now. */
const takesOf = (pbx: TestPbx): readonly string[] => readdirSync(join(pbx.settings.instance, 'spool/monitor'))

async function onward(page: Page): Promise<void> {
  await page
    .getByRole('button', { name: /^Dicho, seguir/ })
    .first()
    .click()
}

async function registerEarly(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Terminar antes' }).click()
  await page.getByRole('menuitem').first().click()
  await page.getByRole('button', { name: 'Registrar' }).waitFor()
  await page.keyboard.press('Control+Enter')
  await stateIs(page, 'Disponible')
}

test('recording begins when the customer agrees in the guide, is paused, and is heard from the contact afterwards', async ({
  advisor,
  world,
}) => {
  const { page } = await advisor('luis')
  const customer = await customerCalls(world.pbx, { number: '3001112233' })
  await answers(page)
  await soundGoesOn(page)
  await expect(phoneOf(page).getByRole('button', { name: 'Grabar: lea el aviso' })).toBeVisible()
  await page.waitForTimeout(1_000)
  expect(takesOf(world.pbx)).toEqual([])
  await onward(page)
  await page.getByText('Está de acuerdo', { exact: true }).click()
  await expect(phoneOf(page).getByText('Grabando')).toBeAttached()
  await expect.poll(() => takesOf(world.pbx).length).toBe(1)
  await phoneOf(page)
    .getByRole('button', { name: /^Pausar la grabación/ })
    .click()
  await expect(phoneOf(page).getByText('Pausada')).toBeAttached()
  await phoneOf(page).getByRole('button', { name: 'Seguir grabando' }).click()
  await expect(phoneOf(page).getByText('Grabando')).toBeAttached()
  await page.screenshot({ path: '.cache/screenshots/call-recording.png' })
  await soundGoesOn(page)
  await page.keyboard.press('F4')
  await expect.poll(() => Promise.race([customer.ended, 'on the line'])).toBe(0)
  const contact = await contactAddress(page)
  await registerEarly(page)
  await page.evaluate((hash) => window.location.assign(hash), contact)
  const player = page.getByRole('region', { name: /^Grabación ·/ })
  await expect(player).toBeVisible({ timeout: 20_000 })
  expect(takesOf(world.pbx)).toEqual([])
  await player.getByRole('button', { name: /^Oír la grabación/ }).click()
  await expect(player.getByRole('button', { name: /^Pausar la grabación de/ })).toBeVisible()
  await expect
    .poll(async () => Number(await player.getByRole('slider').getAttribute('aria-valuenow')))
    .toBeGreaterThan(0)
  await page.screenshot({ path: '.cache/screenshots/recording-program.png' })
})

test('who does not want it is not recorded', async ({ advisor, world }) => {
  const { page } = await advisor('luis')
  const customer = await customerCalls(world.pbx, { number: '3001112244' })
  await answers(page)
  await onward(page)
  await page.getByText('No desea que se grabe', { exact: true }).click()
  await expect(phoneOf(page).getByText('No se graba: el cliente no lo desea')).toBeVisible()
  expect(takesOf(world.pbx)).toEqual([])
  await page.keyboard.press('F4')
  await expect.poll(() => Promise.race([customer.ended, 'on the line'])).toBe(0)
})

test('who takes their word back in the guide is not recorded on', async ({ advisor, world }) => {
  const { page } = await advisor('luis')
  const customer = await customerCalls(world.pbx, { number: '3001112266' })
  await answers(page)
  await onward(page)
  await page.getByText('Está de acuerdo', { exact: true }).click()
  await expect.poll(() => takesOf(world.pbx).length).toBe(1)
  await page.getByRole('button', { name: /^Aviso de grabación/ }).click()
  await page.getByText('No desea que se grabe', { exact: true }).click()
  await expect(phoneOf(page).getByText('No se graba: el cliente no lo desea')).toBeVisible()
  // Ended while the call goes on: what had been said by then leaves the PBX.
  await expect.poll(() => takesOf(world.pbx).length, { timeout: 20_000 }).toBe(0)
  expect(await Promise.race([customer.ended, 'on the line'])).toBe('on the line')
  await page.keyboard.press('F4')
  await expect.poll(() => Promise.race([customer.ended, 'on the line'])).toBe(0)
})

test('the customer is transferred to the survey, and their answers land on the contact', async ({ advisor, world }) => {
  const { page } = await advisor('luis')
  const customer = await customerCalls(world.pbx, { number: '3001112255', digit: '1' })
  await answers(page)
  // Each press of SIPp's is a source of its own (SSRC), whose bytes are counted from nothing.
  await expect.poll(async () => (await soundOf(page)).received).toBeGreaterThan(0)
  const contact = await contactAddress(page)
  await phoneOf(page).getByRole('button', { name: 'Encuesta' }).click()
  await stateIs(page, 'Tipificando')
  await registerEarly(page)
  // The answers come while the advisor is free again.
  expect(await customer.ended).toBe(0)
  await page.evaluate((hash) => window.location.assign(hash), contact)
  const survey = page.getByRole('region', { name: 'Encuesta' })
  await expect(survey).toContainText('Satisfacción1 de 5', { timeout: 20_000 })
  await expect(survey).toContainText('Facilidad1 de 5')
  await expect(survey).toContainText('¿Se resolvió?Sí')
})
