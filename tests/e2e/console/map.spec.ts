import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { escalated } from './by-guide.ts'
import { expect, test } from './world.ts'

const folder = join(import.meta.dirname, '..', '..', '..', '.cache', 'screenshots')
mkdirSync(folder, { recursive: true })

test('the map shows where the contact is, the way taken and whose lane comes after, and goes back to a step', async ({
  workstation,
}) => {
  const luis = await workstation()
  await luis.signIn('luis')
  const { page } = luis
  await escalated(page, 'Cartografía de los Andes')
  await page.keyboard.press('Control+g')
  const map = page.getByTestId('guide-map')
  await expect(map).toBeVisible()
  await expect(map.getByText('Motivo del contacto').first()).toBeAttached()
  await expect(page.getByText('paso actual').first()).toBeVisible()
  await page.waitForTimeout(300) // the dialog comes in; the picture is for people
  await page.screenshot({ path: join(folder, 'guide-map.png') })
  await page.getByRole('button', { name: 'Ver todo el mapa' }).click()
  await page.waitForTimeout(400)
  await expect(map.getByText('Área responsable').first()).toBeVisible()
  await page.screenshot({ path: join(folder, 'guide-map-whole.png') })
  const found = await new AxeBuilder({ page })
    .include('[role=dialog]')
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze()
  expect(found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])

  const dialog = page.getByRole('dialog', { name: 'Mapa del guion' })
  await dialog.getByText('Ver el mapa como lista').click()
  await dialog.getByRole('button', { name: 'Motivo del contacto', exact: true }).last().click()
  await expect(map).toBeHidden()
  await page.keyboard.press('Control+g')
  await expect(map).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(map).toBeHidden()
})
