import { expect, test } from './preview.ts'
import { personOf, users } from './sample.ts'

test('a list of the centre asks nothing while the console is locked, and anew when its person is back', async ({
  open,
}) => {
  const page = await open('as=coordinator&kept=3', '#/coordination/deposits')
  const rows = page.getByRole('list', { name: 'Entregas' }).getByRole('listitem')
  await expect(rows).toHaveCount(3)
  const asked = () => page.evaluate(() => window.world.called.filter(({ verb }) => verb === 'central.lists').length)
  const before = await asked()
  const carmen = users.coordinator
  if (carmen === undefined) throw new Error('there is no coordinator')
  const person = personOf(carmen)
  await page.evaluate((locked) => window.world.setSession({ state: 'locked', person: locked }), person)
  await expect(page.getByRole('heading', { name: /la consola está bloqueada/ })).toBeVisible()
  // The connection comes and goes: reasons to ask again.
  await page.evaluate(() => window.world.setSync({ connection: 'offline' }))
  await page.evaluate(() => window.world.setSync({ connection: 'online' }))
  await page.evaluate(() => new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted))))
  expect(await asked()).toBe(before)
  await page.getByLabel('Contraseña', { exact: true }).fill('prueba-local-2026')
  await page.keyboard.press('Enter')
  await expect.poll(asked).toBe(before + 1)
  await expect(rows).toHaveCount(3)
})
