import { readFileSync } from 'node:fs'
import { HeadsFile } from '#shared/sync/heads-file.ts'
import { expect, test } from './world.ts'

test('a workstation gives whoever audits what it has seen of the log, in a file', async ({ workstation }) => {
  const luis = await workstation()
  await luis.signIn('luis')
  const foot = luis.page.getByTitle('Ver qué falta por enviar')
  await expect(foot).toContainText('Sincronizado', { timeout: 20_000 })
  await foot.click()
  const download = luis.page.waitForEvent('download')
  await luis.page.getByRole('button', { name: 'Guardar constancia' }).click()
  const file = await download
  const heads = HeadsFile.parse(JSON.parse(readFileSync(await file.path(), 'utf8')))
  expect(heads.length).toBeGreaterThan(0)
  expect(file.suggestedFilename()).toBe(`constancia-${heads[0]?.position}.json`)
})
