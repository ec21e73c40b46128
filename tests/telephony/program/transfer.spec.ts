import type { Page } from '@playwright/test'
import { contactAddress } from '#tests/support/contact-address.ts'
import { answers, choose, customerCalls, phoneOf, soundGoesOn, stateIs } from '../harness/phone.ts'
import { expect, test } from './world.ts'

const onTheLine = (customer: { ended: Promise<number | null> }) => Promise.race([customer.ended, 'on the line'])

const step = (page: Page, name: string) => page.getByRole('region', { name, exact: true })

/** Says the greeting and writes a note: what a colleague is to find. */
async function beginsContact(page: Page, note: string): Promise<void> {
  await page
    .getByRole('button', { name: /^Dicho, seguir/ })
    .first()
    .click()
  await expect(step(page, 'Aviso de grabación')).toBeVisible()
  await page.getByLabel('Notas del contacto').fill(note)
}
/** Goes on at the step where the other one was, with what they had written under their name; the other has nothing left of it. */
async function contactWentOn(to: Page, from: Page, note: string): Promise<void> {
  await expect(step(to, 'Aviso de grabación')).toBeVisible()
  await expect(to.getByText('El contacto sigue donde lo dejó Luis Cárdenas.')).toBeVisible()
  const earlier = to.getByRole('list', { name: 'Notas anteriores' })
  await expect(earlier).toContainText(note)
  await expect(earlier).toContainText('Luis Cárdenas')
  await expect(to.getByLabel('Notas del contacto')).toHaveValue('')
  // Its place may be told to the test a moment after it is on the screen.
  await to.waitForURL(/#\/inbox\/.+/)
  // Contacts of other calls may be in course: this one is in one inbox.
  const its = (page: Page) =>
    page.getByRole('region', { name: 'Bandeja' }).locator(`a[href="${new URL(to.url()).hash}"]`)
  await expect(its(to)).toBeVisible()
  await expect(its(from)).toHaveCount(0)
}

test('a blind transfer takes the customer to a colleague, with the contact, its notes and its step', async ({
  advisor,
  world,
}) => {
  const luis = await advisor('luis')
  const customer = await customerCalls(world.pbx)
  await answers(luis.page)
  await soundGoesOn(luis.page)
  await beginsContact(luis.page, 'Pide copia de su extracto')
  const carmen = await advisor('carmen', 'Apoyo')
  const call = await contactAddress(luis.page)
  await phoneOf(luis.page).getByRole('button', { name: 'Transferir' }).click()
  await luis.page.getByRole('button', { name: 'Transferir ya: Carmen Rojas' }).click()
  await stateIs(luis.page, 'Tipificando')
  await answers(carmen.page)
  await soundGoesOn(carmen.page)
  expect(new URL(carmen.page.url()).hash).toBe(call)
  await contactWentOn(carmen.page, luis.page, 'Pide copia de su extracto')
  // Who had it sees at the call that they write up whose it is now.
  await phoneOf(luis.page)
    .getByRole('link', { name: /^Tipificando/ })
    .click()
  await expect(luis.page.getByText('Este contacto lo sigue Carmen Rojas.')).toBeVisible()
  expect(await onTheLine(customer)).toBe('on the line')
  await carmen.page.keyboard.press('F4')
  await expect.poll(() => onTheLine(customer)).toBe(0)
})

test('a consultation is completed: the customer hears the colleague, and the first advisor is free', async ({
  advisor,
  world,
}) => {
  const luis = await advisor('luis')
  const customer = await customerCalls(world.pbx)
  await answers(luis.page)
  await soundGoesOn(luis.page)
  await beginsContact(luis.page, 'Pregunta por su cupo')
  const carmen = await advisor('carmen', 'Apoyo')
  await phoneOf(luis.page).getByRole('button', { name: 'Transferir' }).click()
  await luis.page.getByRole('button', { name: 'Consultar antes: Carmen Rojas' }).click()
  await answers(carmen.page)
  await soundGoesOn(luis.page)
  await phoneOf(luis.page).getByRole('button', { name: 'Completar la transferencia' }).click()
  await stateIs(luis.page, 'Tipificando')
  await soundGoesOn(carmen.page)
  // The leg on which they were asked is the customer's call as soon as the bridge has said so.
  await phoneOf(carmen.page)
    .getByRole('link', { name: /310 555 0142/ })
    .click()
  await contactWentOn(carmen.page, luis.page, 'Pregunta por su cupo')
  expect(await onTheLine(customer)).toBe('on the line')
  await carmen.page.keyboard.press('F4')
  await expect.poll(() => onTheLine(customer)).toBe(0)
})

test('two consoles take turns: who has waited longest rings first', async ({ advisor, world }) => {
  const luis = await advisor('luis')
  const carmen = await advisor('carmen')
  const first = await customerCalls(world.pbx)
  const rings = [luis, carmen].map(({ page }) => page.getByRole('alert').filter({ hasText: 'Llamada entrante' }))
  await expect.poll(async () => (await Promise.all(rings.map((ring) => ring.count()))).join()).toMatch(/^(1,0|0,1)$/)
  const one = (await rings[0]?.count()) === 1 ? luis : carmen
  const other = one === luis ? carmen : luis
  await answers(one.page)
  const second = await customerCalls(world.pbx, { number: '3002223344' })
  await answers(other.page)
  await soundGoesOn(one.page)
  await soundGoesOn(other.page)
  for (const { page } of [one, other]) await page.keyboard.press('F4')
  await expect.poll(() => onTheLine(first)).toBe(0)
  await expect.poll(() => onTheLine(second)).toBe(0)
  await choose(luis.page, 'Desconectado')
})

test('a customer whom nobody took comes back to a contact of its own, and who sent them is told', async ({
  advisor,
  world,
}) => {
  const { page } = await advisor('luis')
  const customer = await customerCalls(world.pbx, { number: '3003334455', stay: 90_000 })
  await answers(page)
  const first = await contactAddress(page)
  await phoneOf(page).getByRole('button', { name: 'Transferir' }).click()
  await page.getByRole('button', { name: 'Transferir ya: Carmen Rojas' }).click()
  // She is not here, which is said before anything is sent to her.
  // Who has left a moment ago is there until her lease ends; then it is asked.
  const anyway = page.getByRole('button', { name: 'Transferir de todos modos' })
  await expect(anyway.or(page.getByRole('button', { name: 'Estado: Tipificando. Cambiar' }))).toBeVisible()
  if (await anyway.isVisible()) await anyway.click()
  await expect(page.getByText('Carmen Rojas no contestó; el cliente volvió a la cola.')).toBeVisible({
    timeout: 40_000,
  })
  await page.screenshot({ path: '.cache/screenshots/transfer-failed.png' })
  await page.getByRole('button', { name: 'Terminar antes' }).click()
  await page.getByRole('menuitem', { name: 'Se cortó' }).click()
  await expect(step(page, 'Registra el contacto')).toBeVisible()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('Contacto terminado.')).toBeVisible()
  await answers(page)
  // Its guide begins, in a contact that says which one it goes on from.
  await expect(step(page, 'Saludo')).toBeVisible()
  await expect(
    page.getByText('La llamada volvió: este contacto sigue al que ya se registró', { exact: false }),
  ).toBeVisible()
  await expect(page.getByText('no contestó; el cliente volvió a la cola', { exact: false })).toHaveCount(0)
  expect(await contactAddress(page)).not.toBe(first)
  await page.screenshot({ path: '.cache/screenshots/transfer-back.png' })
  await page.keyboard.press('F4')
  await stateIs(page, 'Tipificando')
  await page.getByRole('button', { name: 'Terminar antes' }).click()
  await page.getByRole('menuitem', { name: 'Se cortó' }).click()
  await page.keyboard.press('Control+Enter')
  await stateIs(page, 'Disponible')
  await choose(page, 'Desconectado')
  await customer.close()
})
