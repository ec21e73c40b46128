import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { advisorId } from '#shared/supervision/day.test-data.ts'
import { expect, test } from './preview.ts'
import { id } from './sample-ids.ts'
import { callContact, callDraft, putPhone, talking, wrappingUp } from './sample-phone.ts'

const folder = join(import.meta.dirname, '..', '..', '..', '.cache', 'screenshots')
mkdirSync(folder, { recursive: true })

async function looked(page: Page, name: string): Promise<void> {
  await page.waitForTimeout(250)
  await page.screenshot({ path: join(folder, `live-${name}.png`) })
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => `${name} ${id}: ${nodes[0]?.html}`)).toEqual([])
}

test('of several contacts the list says whose call each is, which is the live one, and of what case', async ({
  page,
  open,
}) => {
  const drafts = [
    callDraft(1, {}),
    callDraft(2, { caller: { number: '3115550199', queue: 'servicio' } }),
    callDraft(3, { caller: { number: null, queue: null }, guided: false }),
    callDraft(4, { caller: null, followsCaseId: id(7, 1) }),
  ]
  await page.addInitScript((kept) => window.sessionStorage.setItem('fake.drafts', kept), JSON.stringify(drafts))
  await open('phonePut', `#/inbox/${callContact(1)}`)
  await putPhone(page, [talking(1)])
  const row = (n: number) => page.locator(`a[href="#/inbox/${callContact(n)}"][aria-keyshortcuts]`)
  await expect(row(1)).toContainText('310 555 0142')
  await expect(row(1)).toContainText('En llamada · Servicio al cliente')
  await expect(row(1)).toContainText('Alt 1')
  await expect(row(2)).toContainText('311 555 0199')
  await expect(row(2)).toContainText('En curso · Servicio al cliente')
  await expect(row(3)).toContainText('Número oculto')
  await expect(row(4)).toContainText('Caso 1041')
  const head = page.locator('header').filter({ has: page.getByRole('heading', { level: 1, name: 'Contacto' }) })
  await expect(head).toContainText('310 555 0142 · Servicio al cliente')
  await looked(page, 'talking')
  await putPhone(page, [{ ...talking(1), state: { phase: 'held' } }])
  await expect(row(1)).toContainText('En espera')
  await putPhone(page, [], wrappingUp(2))
  await expect(row(2)).toContainText('Tipificando · Servicio al cliente')
  await expect(row(1)).toContainText('En curso')
  await looked(page, 'wrapping-up')
})

test('the signs of a call have their words beside them where the bar has room, and say them on hover where it has none', async ({
  page,
  open,
}) => {
  await open('phonePut', '#/inbox')
  await putPhone(page, [talking(1)])
  const phone = page.getByRole('region', { name: 'Teléfono' })
  const words = ['Silenciar', 'Espera', 'Teclado', 'Encuesta'].map((word) => phone.getByText(word, { exact: true }))
  for (const word of words) await expect(word).toBeHidden()
  await phone.getByRole('button', { name: 'Encuesta' }).hover()
  await expect(page.getByRole('tooltip')).toHaveText('Encuesta')
  await page.setViewportSize({ width: 1920, height: 1080 })
  for (const word of words) await expect(word).toBeVisible()
  const bar = await page.getByRole('banner').evaluate((top) => top.scrollWidth - top.clientWidth)
  expect(bar).toBeLessThanOrEqual(0)
  await looked(page, 'signs-1920')
})

test('whom to transfer to is said to be there or not, and nothing is sent unasked to who is disconnected', async ({
  open,
}) => {
  const page = await open('phonePut&agents=3', '#/inbox')
  await putPhone(page, [talking(1)])
  await page.evaluate((told) => window.world.answerService('phone.colleagues', told), {
    colleagues: [
      { id: advisorId(2), reach: 'available' },
      { id: advisorId(1), reach: 'onCall' },
    ],
  })
  await page.getByRole('region', { name: 'Teléfono' }).getByRole('button', { name: 'Transferir' }).click()
  const list = page.getByRole('dialog', { name: 'Transferir' }).getByRole('listitem')
  await expect(list).toHaveCount(4)
  await expect(list.nth(0)).toContainText('Disponible')
  await expect(list.nth(1)).toContainText('En llamada')
  await expect(list.nth(2)).toContainText('Desconectado')
  await expect(list.nth(0)).toContainText('Consultar antes')
  await looked(page, 'transfer')
  await list
    .nth(2)
    .getByRole('button', { name: /^Transferir ya/ })
    .click()
  await expect(list.nth(2)).toContainText('Nadie contestará')
  await expect(list.nth(2).getByRole('button', { name: 'No transferir' })).toBeFocused()
  await looked(page, 'transfer-asked')
  // The list is open for as long as nothing is sent.
  await list.nth(2).getByRole('button', { name: 'Transferir de todos modos' }).click()
  await expect(list).toHaveCount(0)
})

test('without the centre nobody is said to be there or not, and that is said', async ({ open }) => {
  const page = await open('phonePut&agents=3', '#/inbox')
  await putPhone(page, [talking(1)])
  await page.getByRole('region', { name: 'Teléfono' }).getByRole('button', { name: 'Transferir' }).click()
  const dialog = page.getByRole('dialog', { name: 'Transferir' })
  await expect(dialog).toContainText('no se sabe quién está disponible')
  await expect(dialog.getByRole('listitem')).toHaveCount(4)
  await expect(dialog).not.toContainText('Desconectado')
  await looked(page, 'transfer-offline')
})
