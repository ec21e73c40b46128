import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { accessibilityFaults } from '../../support/accessibility.ts'
import { boardSample } from '../../support/board-sample.ts'
import { expect, test } from './preview.ts'
import { ids } from './sample-ids.ts'

const folder = join(import.meta.dirname, '..', '..', '..', '.cache', 'screenshots')
mkdirSync(folder, { recursive: true })

const tell = (page: Page, queues: number, advisors: number) =>
  page.evaluate(
    (told) => window.world.tellBoard({ type: 'told', told }),
    boardSample(queues, advisors, Date.now(), ids.team),
  )

/** What does not fit: how far one would have to scroll, and the tiles of which something is cut. */
const cut = (page: Page) =>
  page.evaluate(() => {
    const tiles = [...document.querySelectorAll('article')]
    const wall = tiles[0]?.parentElement?.parentElement
    if (wall == null) throw new Error('there is no wall')
    return {
      scroll: [wall.scrollWidth - wall.clientWidth, wall.scrollHeight - wall.clientHeight],
      tiles: tiles
        .filter((one) => one.scrollHeight > one.clientHeight + 1 || one.scrollWidth > one.clientWidth + 1)
        .map((one) => one.getAttribute('aria-label')),
    }
  })
const nothing = { scroll: [0, 0], tiles: [] }

test('nobody scrolls the wall: however many queues there are, all are on the common screen, and nothing of them is cut', async ({
  open,
}) => {
  const page = await open('as=coordinator&agents=60', '#/board/wall')
  for (const queues of [1, 2, 3, 4, 6, 9, 10, 12, 20, 30, 50]) {
    await tell(page, queues, 60)
    await expect(page.getByRole('article')).toHaveCount(queues)
    expect(await cut(page), `${queues} queues`).toEqual(nothing)
    // Title, what is told of all, the hour and the way back stand on one line.
    const head = await page.locator('header').filter({ hasText: 'En espera, todas las colas' }).boundingBox()
    expect(head?.height, `the head over ${queues} queues`).toBeLessThan(48)
    await page.screenshot({ path: join(folder, `wall-${queues}.png`) })
  }
  expect(await accessibilityFaults(page)).toEqual([])
})

test('a tile is as large as the screen lets it be, and whole where the window is small', async ({ open }) => {
  const page = await open('as=coordinator&agents=60', '#/board/wall')
  await tell(page, 3, 60)
  const waiting = page.getByRole('article').first().locator('b').first()
  const size = () => waiting.evaluate((one) => Number.parseFloat(getComputedStyle(one).fontSize))
  const common = await size()
  await page.setViewportSize({ width: 1920, height: 1080 })
  await expect.poll(size).toBeGreaterThan(common)
  expect(await cut(page)).toEqual(nothing)
  for (const queues of [3, 9, 12]) {
    await page.setViewportSize({ width: 683, height: 384 })
    await tell(page, queues, 60)
    await expect(page.getByRole('article')).toHaveCount(queues)
    const { scroll, tiles } = await cut(page)
    expect([scroll[0], tiles], `${queues} queues`).toEqual([0, []])
  }
})

test('a wall without a queue says what would be on it', async ({ open }) => {
  const page = await open('as=coordinator', '#/board/wall')
  await tell(page, 0, 0)
  await expect(page.getByRole('link', { name: 'Volver al tablero' })).toBeVisible()
  await expect(page.getByText('Aún no hay colas que mirar')).toBeVisible()
  await page.screenshot({ path: join(folder, 'wall-empty.png') })
})

test('whoever comes back to the board has its last numbers at once, of when they are; the next person has none of them', async ({
  open,
}) => {
  const page = await open('as=coordinator&agents=24', '#/board')
  await tell(page, 3, 24)
  const row = page.getByRole('article', { name: 'cola-1' })
  await expect(row).toBeVisible()
  await page.evaluate(() => window.world.forgetBoard())
  await page.getByRole('link', { name: 'Ayuda' }).click()
  await expect(row).toHaveCount(0)
  await page.goBack()
  await expect(row).toBeVisible()
  await expect(page.getByText(/^Pidiendo al centro los datos de ahora; estos son los de las? /)).toBeVisible()
  await page.screenshot({ path: join(folder, 'board-asked.png') })
  await expect(page.getByText(/^Sin conexión con el centro: estos son los datos de las? /)).toBeVisible()

  await page.evaluate(() =>
    window.world.setSession({
      state: 'signedOut',
      known: [],
      protectedSecrets: true,
      centre: 'https://centro.example',
    }),
  )
  await page.getByLabel('Usuario').fill('sofia')
  await page.getByLabel('Contraseña', { exact: true }).fill('una contraseña larga')
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: 'Supervisión' }).click()
  await expect(page.getByText(/^Sin conexión con el centro: el tablero lo hace él/)).toBeVisible()
  await expect(row).toHaveCount(0)
})
