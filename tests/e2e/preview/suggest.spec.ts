import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { accessibilityFaults, type Fault } from '../../support/accessibility.ts'
import { upToCustomer } from './contact-walk.ts'
import { expect, test } from './preview.ts'
import { formContact } from './sample-outbound.ts'

/* Who is looked for by a word that many have. */

const folder = join(import.meta.dirname, '..', '..', '..', '.cache', 'screenshots')
mkdirSync(folder, { recursive: true })

const field = (page: Page) => page.getByRole('textbox', { name: 'Cliente', exact: true })

/** An open list is moved through, and scrolled, by the arrows of its field; axe asks for a tab stop in it. */
const isOpenList = ({ id, nodes }: Fault): boolean =>
  id === 'scrollable-region-focusable' && nodes.every(({ html }) => html.includes('role="group"'))

/** The list ends above the status bar, and what stands last in it is in sight. */
async function isWhole(page: Page, name: string): Promise<void> {
  const list = page.getByRole('listbox', { name: 'Cliente' })
  await expect(list.getByText('Hay más; siga escribiendo para encontrar a quien busca.')).toBeInViewport({ ratio: 1 })
  await expect(list.getByRole('option', { name: /Crear cliente/ })).toBeInViewport({ ratio: 1 })
  await page.screenshot({ path: join(folder, `suggest-${name}-light.png`) })
  const [box, foot] = await Promise.all([list.boundingBox(), page.getByRole('contentinfo').boundingBox()])
  if (box === null || foot === null) throw new Error('neither is there')
  expect(box.y).toBeGreaterThanOrEqual(0)
  expect(box.y + box.height).toBeLessThanOrEqual(foot.y)
  // The last of those that were found is come to by scrolling.
  await field(page).press('ArrowUp')
  await field(page).press('ArrowUp')
  await field(page).press('ArrowUp')
  await expect(list.getByRole('option', { selected: true })).toBeInViewport({ ratio: 1 })
}

for (const size of [
  { width: 1366, height: 768 },
  { width: 1280, height: 720 },
])
  test(`at ${size.width}×${size.height} a list of many who fit ends above the status bar, with its last lines in sight`, async ({
    open,
  }) => {
    const page = await open('many=300', '#/inbox')
    await page.setViewportSize(size)
    await upToCustomer(page)
    await field(page).fill('sas')
    await isWhole(page, `step-${size.height}`)
    expect(await accessibilityFaults(page, isOpenList)).toEqual([])
    await field(page).press('Tab')
    await expect(page.getByRole('button', { name: 'No se identifica el cliente' })).toBeFocused()
  })

test('where there is no room under the field the list stands above it', async ({ open }) => {
  const page = await open('many=300&form=1', `#/inbox/${formContact(0)}`)
  await page.setViewportSize({ width: 1366, height: 768 })
  await field(page).fill('sas')
  await isWhole(page, 'form')
  await field(page).press('Escape')
  // The field near the status bar, as in a form that is scrolled.
  await page.evaluate(() => {
    const label = document.querySelector<HTMLElement>('main input[aria-haspopup=listbox]')?.closest('div')
    if (label != null) Object.assign(label.style, { position: 'fixed', bottom: '60px', left: '20px', width: '500px' })
  })
  await field(page).fill('sas 1')
  await field(page).fill('sas')
  await isWhole(page, 'above')
  const [above, beneath] = await Promise.all([
    page.getByRole('listbox', { name: 'Cliente' }).boundingBox(),
    field(page).boundingBox(),
  ])
  expect((above?.y ?? 0) + (above?.height ?? 0)).toBeLessThanOrEqual(beneath?.y ?? 0)
})
