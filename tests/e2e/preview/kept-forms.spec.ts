import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { accessibilityFaults } from '../../support/accessibility.ts'
import { expect, test } from './preview.ts'
import { ids } from './sample-ids.ts'

const folder = join(import.meta.dirname, '..', '..', '..', '.cache', 'screenshots')
mkdirSync(folder, { recursive: true })
const looked = (page: Page, name: string) => page.screenshot({ path: join(folder, `${name}.png`) })
const elsewhere = async (page: Page) => {
  await page.getByRole('link', { name: 'Ayuda' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Ayuda' })).toBeVisible()
  await page.goBack()
}

test('nobody is disabled by one click: who it is and what happens is asked first, and oneself is not offered', async ({
  open,
}) => {
  const page = await open('as=admin', '#/admin')
  await expect(page.getByRole('button', { name: 'Editar: Sofía León' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Desactivar: Sofía León' })).toHaveCount(0)
  const disable = page.getByRole('button', { name: 'Desactivar: Ana Mejía' })
  const before = await disable.boundingBox()
  await disable.dblclick()
  const dialog = page.getByRole('dialog', { name: '¿Desactivar a Ana Mejía?' })
  await expect(dialog).toContainText('Sus casos abiertos pasan a «Sin dueño» en Coordinación')
  await looked(page, 'disable-asked')
  expect(await accessibilityFaults(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Cancelar' }).click()
  await expect(dialog).toHaveCount(0)
  expect(await disable.boundingBox()).toEqual(before)
  await disable.click()
  await dialog.getByRole('button', { name: 'Desactivar' }).click()
  await expect(page.getByText('Ana Mejía ya no puede entrar a la consola.')).toBeVisible()
  await page.getByRole('button', { name: 'Activar: Ana Mejía' }).click()
  await expect(page.getByText('Ana Mejía puede volver a entrar a la consola.')).toBeVisible()
})

test('a first password stays to be told, and copied, until whoever gave it is done', async ({ open, context }) => {
  const page = await open('as=admin', '#/admin')
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.getByRole('button', { name: 'Nuevo usuario' }).click()
  await page.getByLabel('Nombre').fill('María Peña')
  await page.getByRole('textbox', { name: 'Usuario' }).fill('maria.pena')
  const proposed = await page.getByLabel('Contraseña inicial').inputValue()
  await page.getByRole('button', { name: 'Crear usuario' }).click()
  const told = page.getByLabel('Contraseña inicial de María Peña (maria.pena)')
  await expect(told).toHaveValue(proposed)
  await page.getByRole('button', { name: 'Copiar' }).click()
  await expect(page.getByText('Copiada.')).toBeVisible()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(proposed)
  await looked(page, 'password-to-tell')
  expect(await accessibilityFaults(page)).toEqual([])
  await page.getByRole('button', { name: 'Listo' }).click()
  await expect(page.getByRole('button', { name: 'Editar: María Peña' })).toBeVisible()

  const first = await page.getByRole('row', { name: /Ana Mejía/ }).boundingBox()
  await page.getByRole('button', { name: 'Restablecer contraseña: Ana Mejía' }).click()
  const dialog = page.getByRole('dialog', { name: 'Nueva contraseña inicial para Ana Mejía' })
  expect(await page.getByRole('row', { name: /Ana Mejía/ }).boundingBox()).toEqual(first)
  const next = await dialog.getByLabel('Contraseña inicial').inputValue()
  await dialog.getByRole('button', { name: 'Asignar la contraseña' }).click()
  await expect(dialog.getByLabel('Contraseña inicial de Ana Mejía (ana.mejia)')).toHaveValue(next)
  await looked(page, 'password-given')
  await dialog.getByRole('button', { name: 'Listo' }).click()
  await expect(dialog).toHaveCount(0)
})

test('what was typed about a queue stays when one goes elsewhere, and holds against what a colleague saved meanwhile', async ({
  open,
}) => {
  const page = await open('as=coordinator', '#/board/queues')
  await page.getByRole('button', { name: 'Editar: Servicio al cliente' }).click()
  await page.getByLabel('Mensaje fuera de horario').fill('Estamos cerrados; llame mañana.')
  await elsewhere(page)
  const typed = page.getByLabel('Mensaje fuera de horario')
  await expect(typed).toHaveValue('Estamos cerrados; llame mañana.')
  await page.reload()
  await expect(typed).toHaveValue('Estamos cerrados; llame mañana.')
  await looked(page, 'queue-kept')
  await page.getByRole('link', { name: 'Ayuda' }).click()
  const taken = await page.evaluate(
    (carmen) => window.world.elsewhere('queue.edit', { code: 'servicio', openOnHolidays: true }, carmen).ok,
    ids.coordinator,
  )
  expect(taken).toBe(true)
  await page.goBack()
  await page.getByRole('button', { name: 'Guardar' }).click()
  await expect(page.getByText('Se guardaron los cambios de «Servicio al cliente».')).toBeVisible()
  const given = await page.evaluate(() => window.world.dispatched.at(-1)?.payload)
  expect(given).toEqual({
    code: 'servicio',
    outOfHoursPrompt: 'Estamos cerrados; llame mañana.',
    was: { outOfHoursPrompt: '' },
  })
  await elsewhere(page)
  await expect(page.getByRole('button', { name: 'Editar: Servicio al cliente' })).toBeVisible()

  await page.getByRole('button', { name: 'Nueva cola' }).click()
  await page.getByLabel('Nombre').fill('Cola nueva')
  await elsewhere(page)
  await expect(page.getByLabel('Nombre')).toHaveValue('Cola nueva')
  await page.getByRole('button', { name: 'Cancelar' }).click()
  await elsewhere(page)
  await expect(page.getByRole('button', { name: 'Nueva cola' })).toBeVisible()
})

test('what was typed about a person or a team stays when one goes elsewhere, but no password is written down', async ({
  open,
}) => {
  const page = await open('as=admin', '#/admin')
  await page.getByRole('button', { name: 'Nuevo usuario' }).click()
  await page.getByLabel('Contraseña inicial').fill('clave-que-no-se-guarda')
  await page.getByLabel('Nombre').fill('María Peña')
  await expect(page.getByText(/Guardado en este equipo/)).toBeVisible()
  expect(await page.evaluate(() => JSON.stringify(window.sessionStorage))).not.toContain('clave-que-no-se-guarda')
  await elsewhere(page)
  await expect(page.getByLabel('Nombre')).toHaveValue('María Peña')
  await expect(page.getByLabel('Contraseña inicial')).not.toHaveValue('clave-que-no-se-guarda')
  await page.getByRole('button', { name: 'Cancelar' }).click()

  await page.getByRole('button', { name: 'Editar: Ana Mejía' }).click()
  await page.getByLabel('Nombre').fill('Ana María Mejía')
  await elsewhere(page)
  await expect(page.getByRole('heading', { name: 'Ana Mejía' })).toBeVisible()
  await page.getByRole('button', { name: 'Guardar' }).click()
  await expect(page.getByRole('button', { name: 'Editar: Ana María Mejía' })).toBeVisible()

  await page.goto(`${page.url().split('#')[0]}#/admin/teams`)
  await page.getByRole('button', { name: 'Nuevo equipo de trabajo' }).click()
  await page.getByLabel('Equipo de trabajo').fill('Los de la tarde')
  await elsewhere(page)
  await expect(page.getByLabel('Equipo de trabajo', { exact: true })).toHaveValue('Los de la tarde')
})

test('areas are ticked only of whoever solves in them', async ({ open }) => {
  const page = await open('as=admin', '#/admin')
  await page.getByRole('button', { name: 'Editar: Luis Cárdenas' }).click()
  const area = page.getByRole('group', { name: 'Áreas cuyos requerimientos resuelve' }).getByRole('checkbox')
  await expect(area.first()).toBeEnabled()
  expect(await area.evaluateAll((all) => all.filter((one) => (one as HTMLInputElement).checked).length)).toBe(2)
  await page.getByRole('checkbox', { name: 'Asesor', exact: true }).check()
  await page.getByRole('group', { name: 'Roles' }).getByRole('checkbox', { name: 'Analista OEFV' }).uncheck()
  await expect(area.first()).toBeDisabled()
  await looked(page, 'areas-not-needed')
  // Before it is saved, what an advisor without a team lacks.
  const team = page.getByLabel('Equipo de trabajo', { exact: true })
  const lacks = page.getByText('no recibe llamadas de las colas', { exact: false })
  const had = await team.inputValue()
  await expect(lacks).toHaveCount(0)
  await team.selectOption({ label: 'Sin equipo de trabajo' })
  await expect(lacks).toBeVisible()
  await team.selectOption(had)
  await page.getByRole('button', { name: 'Guardar' }).click()
  await expect(page.getByRole('row', { name: /Luis Cárdenas/ })).not.toContainText('Crédito')
})
