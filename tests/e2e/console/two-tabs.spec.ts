import { draftSaved, expect, test } from './world.ts'

test('two tabs of one console lose nothing: the other follows, and a reload has what both typed', async ({
  workstation,
  shell,
}) => {
  test.skip(shell === 'electron', 'Electron’s console has one window')
  const { page, signIn } = await workstation()
  await signIn('luis')
  await page.getByRole('button', { name: 'Nuevo contacto' }).click()
  await page.keyboard.press('1')
  const notes = page.getByLabel('Notas del contacto')
  await notes.fill('uno')
  await draftSaved(page)

  const other = await page.context().newPage()
  await other.goto(page.url())
  const otherNotes = other.getByLabel('Notas del contacto')
  await expect(otherNotes).toHaveValue('uno')
  await otherNotes.fill('uno y DOS')
  await expect(notes).toHaveValue('uno y DOS')
  await page.getByRole('heading', { name: 'Saludo' }).waitFor()
  await page.locator('[data-step]').getByRole('button').first().click()
  await expect(other.getByRole('heading', { name: 'Aviso de grabación' })).toBeVisible()
  await notes.fill('uno y DOS y tres')
  await expect(otherNotes).toHaveValue('uno y DOS y tres')
  await draftSaved(page)

  await page.reload()
  await expect(notes).toHaveValue('uno y DOS y tres')
  await expect(page.getByRole('heading', { name: 'Aviso de grabación' })).toBeVisible()
  await expect(page.getByText('otra pestaña')).toHaveCount(0)
})
