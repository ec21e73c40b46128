import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { accessibilityFaults } from '../../support/accessibility.ts'
import { expect, test } from './preview.ts'

const folder = join(import.meta.dirname, '..', '..', '..', '.cache', 'screenshots')
mkdirSync(folder, { recursive: true })

test('what somebody knows is written down by keyboard alone, and one goes on where one was', async ({ open }) => {
  const page = await open('as=coordinator', '#/coordination/people')
  const edit = page.getByRole('button', { name: 'Cambiar habilidades de Ana Mejía' })
  await expect(edit).toBeVisible()
  await edit.focus()
  await page.keyboard.press('Enter')
  const field = page.getByRole('combobox', { name: 'Habilidades de Ana Mejía' })
  await expect(field).toBeFocused()
  await page.keyboard.type('Inglés')
  await page.keyboard.press('Enter')
  await page.keyboard.type('Crédito')
  await page.keyboard.press('Enter')
  await page.screenshot({ path: join(folder, 'skills-form.png') })
  expect(await accessibilityFaults(page)).toEqual([])
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Habilidades de Ana Mejía guardadas.')).toBeVisible()
  await expect(edit).toBeFocused()
  const told = await page.evaluate(() => window.world.dispatched.filter(({ name }) => name === 'user.setSkills'))
  expect(told.map(({ payload }) => payload)).toMatchObject([{ skills: ['Inglés', 'Crédito'] }])

  // Escape gives it up, and nothing is written.
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  if (await field.isVisible()) await page.keyboard.press('Escape')
  await expect(edit).toBeFocused()
  await page.screenshot({ path: join(folder, 'skills.png') })
  expect(await accessibilityFaults(page)).toEqual([])
})
