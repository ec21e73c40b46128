import { accessibilityFaults } from '../../support/accessibility.ts'
import { expect, test } from './preview.ts'

test('the note of a review is still there when one comes back from mending what the review found', async ({ open }) => {
  const page = await open('as=coordinator', '#/guidebook/new')
  const review = page.getByRole('button', { name: 'Revisar y publicar' })
  const note = page.getByLabel('Qué cambió y por qué')
  await review.click()
  await note.fill('Saludo nuevo')
  await page.getByRole('navigation').getByRole('button', { name: 'Temas' }).click()
  await expect(note).toHaveCount(0)
  await review.click()
  await expect(note).toHaveValue('Saludo nuevo')
  await page.getByRole('button', { name: 'Volver', exact: true }).click()
  await page.getByRole('button', { name: 'Seguir con la versión sin publicar' }).click()
  await review.click()
  await expect(note).toHaveValue('Saludo nuevo')
  await page.getByRole('button', { name: 'Descartar lo escrito' }).click()
  await page.getByRole('button', { name: 'Nueva versión desde la vigente' }).click()
  await review.click()
  await expect(note).toHaveValue('')
})

test('a coordinator sets the life of escalated cases: what does not fit is refused in words, what fits is a change', async ({
  open,
}) => {
  const page = await open('as=coordinator', '#/guidebook/new')
  const review = page.getByRole('button', { name: 'Revisar y publicar' })
  const parts = page.getByRole('navigation')
  await parts.getByRole('button', { name: 'Ajustes' }).click()
  const cases = page.getByRole('region', { name: 'Casos escalados' })
  const closes = cases.getByLabel('Días hábiles sin objeción para cerrarse por sí solo')
  const reopens = cases.getByLabel('Días para reabrir un caso cerrado')
  const ends = cases.getByLabel('Lo que llega después de esta hora')
  const waits = cases.getByLabel('El plazo del cliente también se detiene')
  await expect(closes).toHaveValue('5')
  await expect(reopens).toHaveValue('30')
  await expect(ends).toHaveValue('17:00')
  await expect(waits).not.toBeChecked()
  await closes.fill('0')
  await reopens.fill('91')
  await review.click()
  const verification = page.getByRole('region', { name: 'Verificación' })
  await expect(verification).toContainText(
    'días hábiles para cerrarse por sí solo: el valor es muy bajo; lo mínimo es 1.',
  )
  await expect(verification).toContainText('días para reabrir: el valor es muy alto; lo máximo es 90.')
  await parts.getByRole('button', { name: 'Ajustes' }).click()
  await closes.fill('3')
  await reopens.fill('15')
  await ends.fill('18:30')
  await waits.check()
  expect(await accessibilityFaults(page)).toEqual([])
  await review.click()
  const changes = page.getByRole('region', { name: 'Cambios' })
  for (const changed of [
    'días hábiles para cerrarse por sí solo',
    'días para reabrir',
    'hora hasta la que cuenta el día',
  ])
    await expect(changes).toContainText(`Ajustes › casos escalados › ${changed}`)
  await expect(changes).toContainText('17:00')
  await expect(changes).toContainText('18:30')
  await page.getByLabel('Qué cambió y por qué').fill('Plazos de los casos')
  await page.getByRole('button', { name: 'Publicar', exact: true }).click()
  await expect(page.getByRole('row').filter({ hasText: 'Plazos de los casos' })).toContainText('Vigente')
  const published = await page.evaluate(() => window.world.dispatched.find(({ name }) => name === 'guidebook.publish'))
  expect(published?.payload).toMatchObject({
    catalogue: {
      settings: { cases: { closesAfterDays: 3, reopenDays: 15, waitsForData: true, dayEndsAt: 18 * 60 + 30 } },
    },
  })
})
