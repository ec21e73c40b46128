import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { isAt, upToChecklist } from './contact-walk.ts'
import { expect, test } from './preview.ts'

const folder = join(import.meta.dirname, '..', '..', '..', '.cache', 'screenshots')
mkdirSync(folder, { recursive: true })

test('files that are refused are told above those that were taken, and in sight', async ({ open }) => {
  const page = await open('', '#/inbox')
  await upToChecklist(page, '3')
  await page.keyboard.press('Control+e')
  await isAt(page, 'escala')
  const files = page.getByRole('region', { name: 'Archivos que adjunta' })
  const input = files.locator('input[type=file]')
  // What may be added is said before it is refused.
  await expect(files).toContainText('Hasta 5 archivos, de 10 MB cada uno.')
  const text = (name: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from('a') })
  await input.setInputFiles(Array.from({ length: 8 }, (_, n) => text(`carta-${n}.txt`)))
  await expect(files.getByRole('listitem')).toHaveCount(8)
  await page.getByLabel('Descripción').scrollIntoViewIfNeeded()
  await input.setInputFiles([text('programa.bin'), text('otra.txt')])
  await expect(files.getByRole('listitem')).toHaveCount(9)
  const told = files.getByRole('alert')
  await expect(told).toContainText('programa.bin')
  await expect(told).toBeInViewport({ ratio: 1 })
  await page.screenshot({ path: join(folder, 'refused-files.png') })
  const top = async (one: typeof told) => (await one.boundingBox())?.y ?? Number.NaN
  expect(await top(told)).toBeLessThan(await top(files.getByRole('listitem').first()))
})
