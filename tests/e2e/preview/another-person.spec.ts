import { boardSample } from '../../support/board-sample.ts'
import { expect, test } from './preview.ts'
import { personOf, users } from './sample.ts'
import { ids } from './sample-ids.ts'

declare global {
  interface Window {
    /** The next one signs in. */
    next: () => void
  }
}

test('whoever signs in after somebody finds nothing of what they searched for and saw', async ({ open }) => {
  const page = await open('as=coordinator', '#/board')
  await page.evaluate((told) => window.world.tellBoard({ type: 'told', told }), {
    ...boardSample(3, 6, Date.now(), ids.team),
    status: { pbx: 'here' as const, heardAt: Date.now() },
  })
  await expect(page.getByText('cola-1', { exact: true }).first()).toBeVisible()
  await page.getByRole('link', { name: 'Clientes' }).click()
  const search = page.getByRole('textbox', { name: 'Nombre, NIT, cédula, teléfono, correo' })
  await search.fill('textiles')
  await expect(page.getByRole('link', { name: /Textiles/ })).toHaveCount(2)

  const carmen = users.coordinator
  if (carmen === undefined) throw new Error('there is no coordinator')
  await page.evaluate(
    (person) => {
      const { world } = window
      world.setSession({ state: 'signedOut', known: [], protectedSecrets: true, centre: 'https://centro.example' })
      // The centre tells the next one no board yet.
      world.console.watchBoard = () => () => {}
      window.next = () =>
        world.setSession({ state: 'open', person, notices: [], protectedSecrets: true, idleLockMinutes: 10 })
    },
    { ...personOf(carmen), id: users.admin?.id ?? carmen.id, name: 'Sofía León' },
  )
  await expect(page.getByLabel('Usuario')).toBeVisible()
  await page.evaluate(() => window.next())
  await expect(page.getByRole('heading', { name: 'Clientes' })).toBeVisible()
  await expect(search).toHaveValue('')
  await expect(page.getByRole('link', { name: /Molinos/ })).toHaveCount(1)
  await page.getByRole('link', { name: 'Supervisión' }).click()
  await expect(page.getByRole('heading', { name: 'Supervisión' })).toBeVisible()
  await expect(page.getByText('cola-1', { exact: true })).toHaveCount(0)
})
