import type { Page } from '@playwright/test'
import { expect, test } from './preview.ts'

const search = (page: Page) => page.getByRole('textbox', { name: 'Nombre, NIT, cédula, teléfono, correo' })
const card = (page: Page, name: string) => page.getByRole('heading', { name, exact: true })

/** What is found is told so much later, as from a store that is busy. */
const answerLate = (page: Page, ms: number) =>
  page.evaluate((late) => {
    const { console } = window.world
    const watch = console.watch.bind(console)
    console.watch = (name, parameters, show) =>
      watch(name, parameters, (answer) => void setTimeout(() => show(answer), name === 'customers.search' ? late : 0))
  }, ms)

test('Enter that comes before the keys have settled opens the first that is found for them', async ({ open }) => {
  const page = await open('', '#/customers')
  await search(page).pressSequentially('molinos')
  await page.keyboard.press('Enter')
  await expect(card(page, 'Molinos del Huila SA')).toBeVisible()
})

test('Enter that comes before the search has answered opens nothing of the search before', async ({ open }) => {
  const page = await open('', '#/customers')
  await search(page).fill('textiles')
  await expect(page.getByRole('link', { name: /Textiles/ })).toHaveCount(2)
  await answerLate(page, 600)
  await search(page).fill('molinos')
  await page.waitForTimeout(150)
  await expect(page.getByRole('link', { name: /Textiles/ })).toHaveCount(2)
  await page.keyboard.press('Enter')
  await page.waitForTimeout(150)
  await expect(page.getByRole('heading', { name: /Textiles/ })).toHaveCount(0)
  await expect(card(page, 'Molinos del Huila SA')).toBeVisible()
})

test('who types on after Enter has opened nothing', async ({ open }) => {
  const page = await open('', '#/customers')
  await expect(page.getByRole('link', { name: /Molinos/ })).toHaveCount(1)
  await answerLate(page, 600)
  await search(page).fill('molinos')
  await page.keyboard.press('Enter')
  await search(page).fill('textiles')
  await expect(page.getByRole('link', { name: /Textiles/ })).toHaveCount(2)
  await page.waitForTimeout(700)
  await expect(page.getByText('Elija un cliente')).toBeVisible()
})

test('who opens another card before the search has answered stays there', async ({ open }) => {
  const page = await open('', '#/customers')
  await search(page).fill('textiles')
  await expect(page.getByRole('link', { name: /Textiles/ })).toHaveCount(2)
  await answerLate(page, 900)
  await search(page).fill('molinos')
  await page.keyboard.press('Enter')
  await page
    .getByRole('link', { name: /Textiles/ })
    .first()
    .click()
  await page.waitForTimeout(1_200)
  await expect(page.getByRole('heading', { name: /Textiles/ })).toBeVisible()
})

test('a key asks before the screen is drawn anew, and for the very same, so that the two are one watch', async ({
  open,
}) => {
  const page = await open('', '#/customers')
  await expect(page.getByRole('link', { name: /Molinos/ })).toHaveCount(1)
  const asked = await page.evaluateHandle(() => {
    const { console } = window.world
    const watch = console.watch.bind(console)
    const all: string[] = []
    console.watch = (name, parameters, show) => {
      if (name === 'customers.search') all.push(JSON.stringify(parameters))
      return watch(name, parameters, show)
    }
    return all
  })
  await search(page).press('m')
  await expect(page.getByRole('link', { name: /Textiles/ })).toHaveCount(0)
  await expect.poll(() => asked.jsonValue()).toEqual(Array(2).fill('{"text":"m","limit":50,"offset":0}'))
})
