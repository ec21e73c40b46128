import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { hashOf } from '#shared/kernel/text.ts'
import { isAt, upToKind } from './contact-walk.ts'
import { expect, test } from './preview.ts'
import { id, ids } from './sample-ids.ts'

const folder = join(import.meta.dirname, '..', '..', '..', '.cache', 'screenshots')
mkdirSync(folder, { recursive: true })

const LONG =
  'Molinos San Gil Cooperativa de Productores Agropecuarios y Transformadores de Cereales del Oriente Colombiano Limitada'

const sizes = { zoom200: [683, 384], common: [1366, 768], large: [1920, 1080] } as const
/** Title, three lines to say and a row of answers with their paddings: 24 + 80 + 34 + 30 + the card's own 32. */
const LEAST = { zoom200: 200, common: 420, large: 700 } as const

/** How high the place is in which the step is read, and what covers something else. */
const measured = (page: Page) =>
  page.evaluate(() => {
    const step = document.querySelector('[data-step]')
    const body = step?.parentElement
    const head = document.querySelector('main header')
    const notes = document.querySelector('main footer')
    if (!(step && body && head && notes)) throw new Error('there is no step')
    const rows = ['[class*=top_], [class*=_top]', '[class*=bars]']
      .map((part) => document.querySelector(part))
      .concat(head, body, notes, document.querySelector('[data-region=foot]'))
      .filter((one) => one !== null)
      .map((one) => one.getBoundingClientRect())
    const inHead = [...head.querySelectorAll('h1, small, button, a')].map((one) => one.getBoundingClientRect())
    const over = (one: DOMRect, other: DOMRect) =>
      one.left < other.right - 1 &&
      other.left < one.right - 1 &&
      one.top < other.bottom - 1 &&
      other.top < one.bottom - 1
    const shown = inHead.filter(({ width }) => width > 0)
    return {
      place: body.clientHeight,
      begins: step.getBoundingClientRect().top >= body.getBoundingClientRect().top - 1,
      covered: [rows, shown].flatMap((boxes) =>
        boxes.flatMap((one, at) => boxes.slice(at + 1).filter((other) => over(one, other))),
      ).length,
    }
  })

for (const [size, [width, height]] of Object.entries(sizes) as [keyof typeof sizes, readonly [number, number]][])
  test(`a step has its room at ${size}, with the line of unprotected keys and a customer whose name is long`, async ({
    page,
    open,
  }) => {
    await page.setViewportSize({ width, height })
    await open('session=notices', '#/inbox')
    // A notice of the store is read and put away; the keys stay unprotected.
    await page.getByRole('button', { name: 'Entendido; no mostrar más' }).click()
    const renamed = await page.evaluate(([payload, actor]) => window.world.elsewhere('customer.edit', payload, actor), [
      { customerId: id(3, 2), name: { text: LONG, replaces: hashOf('Molinos del Huila SA') } },
      ids.advisor,
    ] as const)
    expect(renamed).toMatchObject({ ok: true })
    await upToKind(page)
    await isAt(page, 'analiza-solicitud')
    await page.screenshot({ path: join(folder, `low-${size}.png`) })
    const seen = await measured(page)
    expect(seen.place).toBeGreaterThanOrEqual(LEAST[size])
    expect(seen).toMatchObject({ begins: true, covered: 0 })
  })

test('at 200 % zoom all the places of the rail are in sight', async ({ page, open }) => {
  await page.setViewportSize({ width: 683, height: 384 })
  await open('as=coordinator', '#/cases')
  const rail = page.locator('[data-region=rail]')
  await page.screenshot({ path: join(folder, 'low-rail.png') })
  for (const place of await rail.getByRole('link').all()) await expect(place).toBeInViewport({ ratio: 1 })
  expect(await rail.getByRole('link').count()).toBeGreaterThan(8)
})
