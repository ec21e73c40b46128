import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron } from '@playwright/test'
import { expect, PASSWORD, test } from '../console/world.ts'

const root = join(import.meta.dirname, '..', '..', '..')

test('the product signs in on the real binary of Electron', async ({ central }) => {
  test.skip(
    !existsSync(join(root, 'node_modules/electron/dist/version')),
    'the binary of Electron is not on this machine (its site cannot be reached)',
  )
  const data = mkdtempSync(join(tmpdir(), 'electron-data-'))
  const app = await _electron.launch({
    args: [join(root, 'dist/electron/main.js'), '--no-sandbox', '--central', central.url, '--data', data],
  })
  const page = await app.firstWindow()
  await page.getByLabel('Usuario').fill('luis')
  await page.getByLabel('Contraseña', { exact: true }).fill(PASSWORD)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('navigation').first()).toBeVisible()
  await app.close()
  rmSync(data, { recursive: true, force: true })
})
