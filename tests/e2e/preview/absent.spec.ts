import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { accessibilityFaults } from '../../support/accessibility.ts'
import { expect, test } from './preview.ts'
import { ids } from './sample-ids.ts'

const folder = join(import.meta.dirname, '..', '..', '..', '.cache', 'screenshots')
mkdirSync(folder, { recursive: true })

test('who is marked absent reads by whom and until when at their console, and says that they are here', async ({
  open,
}) => {
  const page = await open('as=analyst', '#/cases')
  const note = page.getByRole('complementary', { name: 'Su ausencia' })
  await expect(note).toBeHidden()
  await page.evaluate(
    ([userId, by]) => window.world.elsewhere('user.setAbsence', { userId, until: '2099-01-15' }, by ?? ''),
    [ids.analyst, ids.coordinator],
  )
  await expect(note).toContainText('Carmen Rojas marcó su ausencia hasta el jue 15 ene 2099.')
  await page.screenshot({ path: join(folder, 'absent-note.png') })
  expect(await accessibilityFaults(page)).toEqual([])
  await note.getByRole('button', { name: 'Ya estoy' }).click()
  await expect(note).toBeHidden()
  const given = await page.evaluate(() => window.world.dispatched.at(-1))
  expect(given).toMatchObject({ name: 'user.setAbsence', payload: { userId: ids.analyst, until: null } })
})

test('an absence that ended before today is refused in words, beside its field and as it is sent', async ({ open }) => {
  const page = await open('as=coordinator', '#/coordination/people')
  const row = page.getByRole('row', { name: /Luis Cárdenas/ })
  const day = page.getByLabel('Último día de ausencia de Luis Cárdenas')
  await day.fill('2020-11-20')
  await expect(day).toHaveAttribute('aria-invalid', 'true')
  await expect(row.getByText('Ya pasó:')).toBeVisible()
  await row.getByRole('button', { name: 'Marcar ausente' }).click()
  await expect(page.getByText('Ese día ya pasó. Elija hoy o un día que venga.')).toBeVisible()
  await page.screenshot({ path: join(folder, 'absence-over.png') })
  await expect(row.getByText('Aquí')).toBeVisible()
  await day.fill('2099-01-15')
  await expect(row.getByText('Ya pasó:')).toBeHidden()
})
