import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { sampled } from '../../support/sampled.ts'
import { expect, test } from './preview.ts'

const folder = join(import.meta.dirname, '..', '..', '..', '.cache', 'screenshots')
mkdirSync(folder, { recursive: true })
const textiles = '01939e1a-0003-7000-8000-000000000001'
const answered = '01939e1a-0007-7000-8000-000000000002'

/** The least workstation, and the common one at 200 % zoom (half its CSS pixels). */
const windows = { least: { width: 1280, height: 720 }, zoom200: { width: 683, height: 384 } } as const
const places: readonly (readonly [string, string, string])[] = [
  ['inbox', '', '#/inbox'],
  ['customer', '', `#/customers/${textiles}`],
  ['case', '', `#/cases/${answered}`],
  ['admin', 'as=admin', '#/admin'],
  ['matrix', 'as=admin', '#/matrix'],
  ['english', 'language=en', `#/cases/${answered}`],
]

const fits = Object.entries(windows).flatMap(([size, viewport]) => places.map((at) => [size, viewport, ...at] as const))
for (const [size, viewport, name, query, place] of sampled('A place at a size', fits, 6)) {
  test(`${name} fits ${size}: nothing is cut off sideways, and nothing to click is under 24 by 24`, async ({
    page,
    open,
  }) => {
    await page.setViewportSize(viewport)
    await open(query, place)
    await page.waitForTimeout(300)
    await page.screenshot({ path: join(folder, `${name}-${size}.png`) })
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0)
    const small = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('button, a[href], input, textarea, select, summary, [role=option]')]
        .filter(
          (one) => one.offsetParent !== null && !one.closest('[inert], p, dd, small, .mantine-SegmentedControl-root'),
        )
        .map((one) => ({ box: one.getBoundingClientRect(), text: one.outerHTML.slice(0, 120) }))
        .filter(({ box }) => box.width > 0 && (box.width < 24 || box.height < 24))
        .map(({ text, box }) => `${Math.round(box.width)}×${Math.round(box.height)} ${text}`),
    )
    expect(small).toEqual([])
  })
}
