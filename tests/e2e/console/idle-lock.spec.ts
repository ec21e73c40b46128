import { draftSaved, expect, PASSWORD, test } from './world.ts'

test('after ten minutes without a key or a movement the console locks, and what was being typed is there', async ({
  workstation,
}) => {
  const { page, signIn } = await workstation()
  await page.clock.install()
  await signIn('carmen')
  await page.getByRole('button', { name: 'Nuevo contacto' }).click()
  await page.keyboard.press('1')
  await page.getByLabel('Notas del contacto').fill('Iba por la mitad de la')
  await draftSaved(page)
  const lock = page.getByRole('heading', { name: /la consola está bloqueada/ })

  await page.clock.fastForward('09:30')
  await page.mouse.move(300, 300)
  await page.clock.fastForward('09:30')
  await page.keyboard.press('Shift')
  await page.clock.runFor(5_000)
  await expect(lock).toBeHidden()

  await page.clock.fastForward('10:05')
  await expect(lock).toBeVisible()
  await page.getByLabel('Contraseña', { exact: true }).fill(PASSWORD)
  await page.keyboard.press('Enter')
  await expect(lock).toBeHidden()
  await expect(page.getByLabel('Notas del contacto')).toHaveValue('Iba por la mitad de la')
})

test('a page that hears of the network again has the store look at its centre at once', async ({ workstation }) => {
  const { page, signIn } = await workstation()
  const sent: string[] = []
  page.on('websocket', (socket) => socket.on('framesent', ({ payload }) => sent.push(String(payload))))
  await page.reload()
  await signIn('carmen')
  expect(sent.filter((one) => one.includes('sync.now'))).toEqual([])
  await page.evaluate(() => window.dispatchEvent(new Event('online')))
  await expect.poll(() => sent.filter((one) => one.includes('sync.now')).length).toBe(1)
})
