import type { Page } from '@playwright/test'
import { answers, customerCalls, phoneOf, stateIs } from '../harness/phone.ts'
import type { Sipp } from '../harness/sipp.ts'
import { expect, test } from './world.ts'

const CUSTOMERS = Array.from({ length: 20 }, (_, one) => `310555${String(2_000 + one)}`)

const ringsAt = (page: Page) => page.getByRole('alert').filter({ hasText: 'Llamada entrante' })

/** Answers whoever rings, hangs up and registers the contact, until nobody is left. @returns whom they spoke to */
async function works(page: Page, isOver: () => boolean): Promise<readonly string[]> {
  const spokenTo: string[] = []
  while (!isOver()) {
    if (!(await ringsAt(page).isVisible())) {
      await page.waitForTimeout(200)
      continue
    }
    await answers(page)
    const link = phoneOf(page).getByRole('link', { name: /310 555 20\d\d/ })
    spokenTo.push((/310 555 20\d\d/.exec((await link.textContent()) ?? '')?.[0] ?? '').replaceAll(' ', ''))
    await page.keyboard.press('F4')
    await stateIs(page, 'Tipificando')
    await page.getByRole('button', { name: 'Terminar antes' }).click()
    await page.getByRole('menuitem', { name: 'Se cortó' }).click()
    await page.getByRole('button', { name: 'Registrar' }).waitFor()
    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('button', { name: 'Estado: Tipificando. Cambiar' })).toHaveCount(0)
  }
  return spokenTo
}

test('twenty customers call two consoles at once: none is lost, none is answered twice, and each contact is registered', async ({
  advisor,
  world,
}) => {
  test.setTimeout(420_000)
  const luis = await advisor('luis')
  const carmen = await advisor('carmen')
  const sofia = await advisor('sofia', '')
  await sofia.page.evaluate(() => window.location.assign('#/board'))
  const customers: Sipp[] = []
  for (const number of CUSTOMERS) customers.push(await customerCalls(world.pbx, { number, stay: 300_000 }))
  let over = false
  const ended = Promise.all(customers.map((one) => one.ended)).finally(() => {
    over = true
  })
  const [byLuis, byCarmen] = await Promise.all([luis, carmen].map(({ page }) => works(page, () => over)))
  expect(await ended).toEqual(CUSTOMERS.map(() => 0))
  expect([...(byLuis ?? []), ...(byCarmen ?? [])].sort()).toEqual(CUSTOMERS)
  // By turns, but for who is quicker at the end.
  expect(Math.min(byLuis?.length ?? 0, byCarmen?.length ?? 0)).toBeGreaterThan(5)
  for (const [{ page }, mine] of [
    [luis, byLuis],
    [carmen, byCarmen],
  ] as const) {
    await expect(page.getByText('Sin contactos en curso.')).toBeVisible()
    await expect(page.getByText('No efectiva: se cortó')).toHaveCount(mine?.length ?? 0)
  }
  const queue = sofia.page.getByRole('article', { name: 'Servicio al cliente' })
  await expect(queue.getByText('Contestadas: 20')).toBeVisible()
  await expect(queue.getByText('0 de 20')).toBeVisible()
  for (const one of customers) await one.close()
  await sofia.page.screenshot({ path: '.cache/screenshots/phone-twenty.png' })
})
