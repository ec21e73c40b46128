import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from './preview.ts'

const folder = join(import.meta.dirname, '..', '..', '..', '.cache', 'screenshots')
mkdirSync(folder, { recursive: true })

async function looked(page: Page, name: string): Promise<void> {
  await page.waitForTimeout(250)
  await page.screenshot({ path: join(folder, `missed-${name}.png`) })
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => `${name} ${id}: ${nodes[0]?.html}`)).toEqual([])
}
const payloads = (page: Page, name: string) =>
  page.evaluate(
    (wanted) => window.world.dispatched.filter((one) => one.name === wanted).map((one) => one.payload),
    name,
  )
const items = (page: Page) => page.getByRole('region', { name: 'Perdidas' }).getByRole('listitem')

test('who called in vain is one line, and calling back asks for it and begins the contact that keeps it', async ({
  open,
}) => {
  const page = await open('missed', '#/inbox')
  await page.getByRole('button', { name: 'Llamadas perdidas y recientes: 3 por devolver' }).click()
  // Mine first; the customer of the two calls has a name and is told how often.
  await expect(items(page)).toHaveCount(3)
  await expect(items(page).nth(0)).toContainText('la devuelve usted')
  await expect(items(page).nth(1)).toContainText('Textiles del Valle SAS')
  await expect(items(page).nth(1)).toContainText('2 veces')
  await looked(page, 'light')
  await page.getByRole('button', { name: 'Devolver la llamada al 310 555 0142' }).click()
  await expect(page).toHaveURL(/#\/inbox\/.+/)
  await expect(page.getByText('Textiles del Valle SAS').first()).toBeVisible()
  const [taken] = await payloads(page, 'call.takeCallBack')
  expect(taken).toMatchObject({ earlier: [expect.any(String)] })
  // Whom I owe a call stands among mine until somebody is reached.
  await page.getByRole('button', { name: /^Llamadas perdidas y recientes: 3/ }).click()
  await expect(items(page).filter({ hasText: 'Textiles del Valle SAS' })).toContainText('la devuelve usted')
})

test('a number of nobody’s card is called back as well, on the ground that it called', async ({ open }) => {
  const page = await open('missed', '#/inbox')
  await page.getByRole('button', { name: /^Llamadas perdidas/ }).click()
  await page.getByRole('button', { name: 'Devolver la llamada al 311 555 0199' }).click()
  await expect(page).toHaveURL(/#\/inbox\/.+/)
  // What is begun is kept a moment after it is shown.
  const drafts = () => page.evaluate(() => (window.sessionStorage.getItem('fake.drafts') ?? '').replaceAll('\\', ''))
  await expect.poll(drafts).toContain('3115550199')
  await expect.poll(drafts).toContain('"as":"callBack"')
})

test('one that a colleague has taken meanwhile is refused in words, and without the centre only mine can be called', async ({
  open,
}) => {
  const page = await open('missed', '#/inbox')
  await page.evaluate(() => window.world.refuseNext('call.takeCallBack', { code: 'callBack.taken', facts: {} }))
  await page.getByRole('button', { name: /^Llamadas perdidas/ }).click()
  await page.getByRole('button', { name: 'Devolver la llamada al 310 555 0142' }).click()
  await expect(page.getByText('Otra persona ya la está devolviendo', { exact: false })).toBeVisible()
  await page.evaluate(() => window.world.setSync({ connection: 'offline' }))
  await expect(page.getByText('solo puede devolver las que ya son suyas', { exact: false })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Devolver la llamada al 310 555 0142' })).toBeDisabled()
  await expect(page.getByRole('button', { name: 'Devolver la llamada al 312 555 0111' })).toBeEnabled()
  await looked(page, 'refused')
})

test('nobody to call back says so; in the dark and in English it reads as well', async ({ open }) => {
  const page = await open('', '#/inbox')
  await page.getByRole('button', { name: 'Llamadas perdidas y recientes: ninguna por devolver' }).click()
  await expect(page.getByText('Nadie espera que le devuelvan la llamada.')).toBeVisible()
  await looked(page, 'empty')
  await open('missed&theme=dark&language=en', '#/inbox')
  await page.getByRole('button', { name: 'Missed and recent calls: 3 to call back' }).click()
  await expect(page.getByText('yours to call back', { exact: false })).toBeVisible()
  await looked(page, 'dark-en')
})

test('who owes a call back closes it with a reason, and not as unanswered before the third try', async ({ open }) => {
  const page = await open('missed', '#/inbox')
  await page.getByRole('button', { name: /^Llamadas perdidas/ }).click()
  const mine = items(page).filter({ hasText: 'la devuelve usted' })
  // What is nobody's yet has nobody to close it.
  await expect(page.getByRole('button', { name: /^Cerrar sin contacto/ })).toHaveCount(1)
  await mine.getByRole('button', { name: /^Cerrar sin contacto/ }).click()
  const unanswered = page.getByRole('menuitem', { name: /^No contesta/ })
  await expect(unanswered).toBeDisabled()
  await expect(unanswered).toContainText('de 3 veces')
  await page.screenshot({ path: join(folder, 'missed-closing.png') })
  await page.getByRole('menuitem', { name: 'El número no es del cliente' }).click()
  const [closed] = await payloads(page, 'call.closeCallBack')
  expect(closed).toMatchObject({ reason: 'wrongNumber' })
  await expect(page.getByText('Quedó cerrada: El número no es del cliente.')).toBeVisible()
})
