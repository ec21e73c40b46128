import type { Page } from '@playwright/test'
import type { TestPbx } from '../harness/pbx.ts'
import { answers, choose, customerCalls, phoneOf, stateIs } from '../harness/phone.ts'
import { ADVISOR, expect, joinQueue, test } from './line.ts'

const SERVED = 'inbound.informed'

/** A customer who hangs up soon after they were answered. */
async function servedCall(page: Page, pbx: TestPbx, during: () => Promise<void>): Promise<void> {
  await choose(page, 'Disponible')
  await stateIs(page, 'Disponible')
  await joinQueue(pbx, 'servicio', ADVISOR)
  const customer = await customerCalls(pbx, { stay: 60_000 })
  await answers(page)
  await during()
  await page.keyboard.press('Escape')
  await phoneOf(page).getByRole('button', { name: 'Colgar', exact: false }).click()
  await expect(page.getByText(/Tipificando/).first()).toBeVisible()
  await customer.close()
}
const registered = (page: Page) =>
  page.evaluate(() =>
    window.world.dispatched
      .filter(({ name }) => name === 'interaction.register' || name === 'interaction.addNote')
      .map(({ name, payload }) => ({ name, payload: payload as { disposition?: { id: string }; text?: string } })),
  )

test('at its limit a contact is registered with the queue’s disposition and what was written', async ({
  console,
  pbx,
}) => {
  const page = await console(ADVISOR, pbx.wsUrl, { mode: 'limited', limit: 6_000, disposition: SERVED })
  await servedCall(page, pbx, () => page.getByLabel('Notas').fill('Preguntó por su clave'))
  // The form is where it was, with what is written in it.
  await expect(page.getByLabel('Notas')).toHaveValue('Preguntó por su clave')
  await choose(page, 'Almuerzo')
  await expect(phoneOf(page)).toContainText('Después: Almuerzo')
  expect(await registered(page)).toEqual([])
  await stateIs(page, 'Almuerzo')
  await expect(page.getByText('Se acabó el tiempo: el contacto quedó registrado', { exact: false })).toBeVisible()
  expect(await registered(page)).toMatchObject([
    { name: 'interaction.addNote', payload: { text: 'Preguntó por su clave' } },
    { name: 'interaction.register', payload: { disposition: { id: SERVED } } },
  ])
})

test('where the queue registers nothing, it is said that the time is over and the contact still open', async ({
  console,
  pbx,
}) => {
  const page = await console(ADVISOR, pbx.wsUrl, { mode: 'limited', limit: 4_000 })
  await servedCall(page, pbx, () => page.getByLabel('Notas').fill('Preguntó por su clave'))
  const said = page.getByText('Se acabó el tiempo para tipificar: el contacto sigue abierto', { exact: false })
  await expect(said).toHaveCount(0)
  await stateIs(page, 'Disponible')
  await expect(said).toBeVisible()
  await page.screenshot({ path: '.cache/screenshots/wrap-up-passed.png' })
  await expect(page.getByLabel('Notas')).toHaveValue('Preguntó por su clave')
  expect(await registered(page)).toEqual([])
})

test('a queue without early exit lets nobody end before its time, and gives a minute more once', async ({
  console,
  pbx,
}) => {
  const page = await console(ADVISOR, pbx.wsUrl, { mode: 'noEarlyExit', limit: 60_000 })
  await servedCall(page, pbx, () => page.getByLabel('Notas').fill('Sin terminar'))
  await expect(phoneOf(page).getByRole('button', { name: 'Terminar' })).toBeDisabled()
  await phoneOf(page).getByRole('button', { name: 'Un minuto más' }).click()
  await expect(phoneOf(page)).toContainText('Ya se extendió un minuto')
  await expect(phoneOf(page).getByRole('button', { name: 'Un minuto más' })).toHaveCount(0)
  await expect(phoneOf(page)).toContainText(/Tipificando: quedan 01:\d\d/)
  expect(await registered(page)).toEqual([])
})
