import type { Page } from '@playwright/test'
import { answers, customerCalls, stateIs } from '../harness/phone.ts'
import { expect, test } from './world.ts'

/** Seconds of the only queue's handling time that is shown; null: nobody has handled anything. */
async function handlingOf(board: Page): Promise<number | null> {
  const names = await board
    .getByRole('button', { name: /^TMO: / })
    .evaluateAll((all) => all.map((one) => one.getAttribute('aria-label') ?? ''))
  const [, minutes, seconds] = names.map((name) => /(\d+):(\d+)$/.exec(name)).find((found) => found !== null) ?? []
  return minutes === undefined ? null : Number(minutes) * 60 + Number(seconds)
}

test('the seconds of a wrap-up are in the handling time on the board, also after a restart of the centre', async ({
  advisor,
  world,
}) => {
  const { page } = await advisor('luis')
  const { page: board } = await advisor('sofia', '')
  await board.evaluate(() => window.location.assign('#/board'))
  const customer = await customerCalls(world.pbx)
  await answers(page)
  await page.keyboard.press('F4')
  expect(await customer.ended).toBe(0)
  await stateIs(page, 'Tipificando')
  const began = Date.now()
  await expect.poll(() => handlingOf(board)).not.toBeNull()
  const talked = (await handlingOf(board)) ?? 0
  await page.waitForTimeout(6_000)
  await page.getByRole('button', { name: 'Terminar antes' }).click()
  await page.getByRole('menuitem').first().click()
  await page.getByRole('button', { name: 'Registrar' }).waitFor()
  await page.keyboard.press('Control+Enter')
  await stateIs(page, 'Disponible')
  const wrappedUp = (Date.now() - began) / 1_000
  await expect.poll(() => handlingOf(board), { timeout: 15_000 }).toBeGreaterThanOrEqual(talked + 5)
  const handled = (await handlingOf(board)) ?? 0
  expect(handled).toBeLessThanOrEqual(talked + wrappedUp + 2)
  await world.central.stop()
  await world.central.start()
  await board.reload()
  await expect.poll(() => handlingOf(board), { timeout: 30_000 }).toBe(handled)
})

test('how a call sounds at its console is on the board while it lasts', async ({ advisor, world }) => {
  const { page } = await advisor('luis')
  const { page: board } = await advisor('sofia', '')
  await board.evaluate(() => window.location.assign('#/board'))
  const luis = board.getByRole('row').filter({ hasText: 'Luis Cárdenas' })
  const customer = await customerCalls(world.pbx)
  await answers(page)
  await expect(luis.getByTitle(/La consola aún no ha dicho/)).toHaveText('—')
  await expect(luis.getByText(/^MOS [34],\d/)).toBeVisible({ timeout: 20_000 })
  await page.keyboard.press('F4')
  expect(await customer.ended).toBe(0)
  await expect(luis.getByText(/MOS/)).toBeHidden()
})
