import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { peopleFolders } from '#main/keys/people-folders.ts'
import { makeBackup } from '#main/store/file/backup.ts'
import { openStoreFile } from '#main/store/file/open-file.ts'
import { storeKeyOf } from '../../support/store-key.ts'
import { expect, PASSWORD, test, type Workstation } from './world.ts'

const shots = join(import.meta.dirname, '..', '..', '..', '.cache', 'screenshots')
mkdirSync(shots, { recursive: true })
const looked = (page: Page, name: string) => page.screenshot({ path: join(shots, `restore-${name}.png`) })

function storeOf({ folder }: Workstation): string {
  const [bundle] = peopleFolders(folder).known()
  if (bundle === undefined) throw new Error('nobody has signed in')
  return join(folder, 'people', bundle.person.id, 'store.db')
}

async function backUp(workstation: Workstation, day: string): Promise<void> {
  const path = storeOf(workstation)
  const key = await storeKeyOf(workstation.folder, PASSWORD)
  makeBackup({ path, key, folder: join(path, '..', 'backups'), day })
}

async function createCustomer(page: Page, name: string): Promise<void> {
  await page.goto(`${new URL(page.url()).origin}/#/customers/new`)
  await page.getByLabel('Nombre o razón social').fill(name)
  await page.getByRole('button', { name: 'Crear cliente' }).click()
  await expect(page.getByText(`Cliente nuevo en este equipo: ${name}.`)).toBeVisible()
}

async function expectCustomer(page: Page, name: string): Promise<void> {
  await page.goto(`${new URL(page.url()).origin}/#/customers`)
  await page.getByRole('textbox', { name: 'Nombre, NIT, cédula' }).fill(name)
  await expect(page.getByText(name, { exact: true })).toBeVisible({ timeout: 30_000 })
}

test('a damaged store is set aside, and its backup brings back what could not be read of it', async ({
  workstation,
  central,
}) => {
  const luis = await workstation()
  await luis.signIn('luis')
  await expect(luis.page.getByText(/Sincronizado hace/).first()).toBeVisible({ timeout: 20_000 })
  await luis.page.getByRole('button', { name: 'Luis Cárdenas' }).click()
  await luis.page.getByRole('menuitem', { name: 'Copias de este equipo' }).click()
  await expect(luis.page.getByText('Todavía no hay copias')).toBeVisible()
  await looked(luis.page, 'none')
  await luis.page.keyboard.press('Escape')
  await central.stop()
  await createCustomer(luis.page, 'Guardada en la copia')
  await backUp(luis, '2026-11-23')
  await luis.kill()
  const path = storeOf(luis)
  writeFileSync(path, readFileSync(path).fill(0, 0, 4_096))

  await luis.open()
  await luis.signIn('luis')
  await expect(luis.page.getByText(/estaba dañado. Se apartó con el nombre store\.db\.danada-/)).toBeVisible()
  await luis.page.getByRole('button', { name: 'Ver las copias' }).click()
  await expect(luis.page.getByText(/Para volver a una copia se necesita el centro/)).toBeVisible()
  await expect(luis.page.getByRole('button', { name: 'Elegir' })).toBeDisabled()
  await looked(luis.page, 'offline')
  await central.start()
  await expect(luis.page.getByRole('button', { name: 'Elegir' })).toBeEnabled({ timeout: 70_000 })
  await luis.page.getByRole('button', { name: 'Elegir' }).click()
  await luis.page.getByLabel('Su contraseña').fill('no es esta')
  await luis.page.getByRole('button', { name: 'Volver a esta copia' }).click()
  await expect(luis.page.getByRole('dialog').getByText(/La contraseña no abre este equipo/)).toBeVisible()
  await looked(luis.page, 'chosen')
  await luis.page.getByLabel('Su contraseña').fill(PASSWORD)
  await luis.page.getByRole('button', { name: 'Volver a esta copia' }).click()
  await expect(luis.page.getByText(/Este equipo volvió a su copia del/)).toBeVisible({ timeout: 30_000 })
  await looked(luis.page, 'restored')
  await expectCustomer(luis.page, 'Guardada en la copia')

  const sofia = await workstation()
  await sofia.signIn('sofia')
  await expectCustomer(sofia.page, 'Guardada en la copia')
})

test('a store of a newer version does not open, and its person goes back to a backup from the entrance', async ({
  workstation,
}) => {
  const luis = await workstation()
  await luis.signIn('luis')
  await expect(luis.page.getByText(/Sincronizado hace/).first()).toBeVisible({ timeout: 20_000 })
  await createCustomer(luis.page, 'De antes de la versión nueva')
  await backUp(luis, '2026-11-23')
  await luis.page.getByRole('button', { name: 'Luis Cárdenas' }).click()
  await luis.page.getByRole('menuitem', { name: 'Cerrar sesión' }).click()
  await expect(luis.page.getByLabel('Usuario')).toBeVisible()
  const store = openStoreFile(storeOf(luis), await storeKeyOf(luis.folder, PASSWORD))
  if (store.kind !== 'open') throw new Error(store.kind)
  store.db.pragma('user_version = 99')
  store.db.close()

  await luis.page.getByLabel('Usuario').fill('luis')
  await luis.page.getByLabel('Contraseña', { exact: true }).fill(PASSWORD)
  await luis.page.keyboard.press('Enter')
  await expect(luis.page.getByText(/son de una versión más nueva de la consola/)).toBeVisible()
  await expect(luis.page.getByText('Puede volver a una copia anterior')).toBeVisible()
  await looked(luis.page, 'entrance')
  await luis.page.getByRole('button', { name: 'Volver a esta copia' }).click()
  await expect(luis.page.getByText(/Este equipo volvió a su copia del/)).toBeVisible({ timeout: 30_000 })
  await expectCustomer(luis.page, 'De antes de la versión nueva')
})
