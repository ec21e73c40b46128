import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
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
