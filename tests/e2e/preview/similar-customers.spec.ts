import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator } from '@playwright/test'
import { upToCustomer } from './contact-walk.ts'
import { expect, test } from './preview.ts'

const folder = join(import.meta.dirname, '..', '..', '..', '.cache', 'screenshots')
mkdirSync(folder, { recursive: true })

test('a name with a letter wrong finds nobody, and offers who is like it with how it was read', async ({ open }) => {
  const page = await open('', '#/customers')
  await page.getByRole('textbox', { name: 'Nombre, NIT, cédula, teléfono, correo' }).fill('molimos del uila')
  await expect(page.getByText('Nadie coincide con «molimos del uila»')).toBeVisible()
  const similar = page.getByRole('region', { name: 'Parecidos a lo que escribió' })
  await expect(similar.getByRole('link')).toHaveCount(1)
  await expect(similar).toContainText('«molimos» por «Molinos» · «uila» por «Huila»')
  await page.screenshot({ path: join(folder, 'customers-similar.png') })
  await similar.getByRole('link', { name: /Molinos del Huila SA/ }).click()
  await expect(page.getByRole('heading', { name: 'Molinos del Huila SA', exact: true })).toBeVisible()
})

const sizes = { common: [1366, 768], zoom200: [683, 384] } as const
const inSight = (target: Locator) =>
  target.evaluate((element) => {
    const { top, bottom, left, right } = element.getBoundingClientRect()
    const at = document.elementFromPoint((left + right) / 2, (top + bottom) / 2)
    return top >= 0 && bottom <= innerHeight && (at === element || element.contains(at))
  })

for (const [size, [width, height]] of Object.entries(sizes))
  test(`who may be the same is in sight above the button while a new card is typed, and no field moves for it, at ${size}`, async ({
    page,
    open,
  }) => {
    await page.setViewportSize({ width, height })
    await open('', '#/customers/new')
    const phones = page.getByLabel('Teléfonos')
    const create = page.getByRole('button', { name: 'Crear cliente' })
    await phones.focus()
    const place = () => phones.evaluate((element) => element.getBoundingClientRect().top)
    const before = await place()
    await phones.pressSequentially('310 555 0142')
    const alike = page.getByRole('region', { name: 'Ya hay fichas parecidas' })
    const same = alike.getByRole('link', { name: 'Textiles del Valle SAS' })
    await expect(same).toBeVisible()
    await expect(alike).toContainText('mismo teléfono')
    expect(await place()).toBe(before)
    for (const one of [same, create, phones]) expect(await inSight(one)).toBe(true)
    await page.screenshot({ path: join(folder, `customer-alike-${size}.png`) })
  })

test('a new card with a telephone or a name that another has can be joined to it on the card, as the form says', async ({
  open,
}) => {
  const page = await open('', '#/customers/new')
  const create = async (name: string, number: string, phone: string) => {
    await page.getByLabel('Nombre o razón social').fill(name)
    await page.getByLabel('Número').fill(number)
    await page.getByLabel('Teléfonos').fill(phone)
    await expect(page.getByRole('region', { name: 'Ya hay fichas parecidas' })).toContainText('después se pueden unir')
    await page.getByRole('button', { name: 'Crear cliente' }).click()
    await expect(page.getByRole('heading', { name })).toBeVisible()
  }
  await create('Confecciones Rosita', '830777101', '310 555 0142')
  const duplicate = page.getByRole('region', { name: 'Posible duplicado' })
  await expect(duplicate).toContainText('mismo teléfono')
  await page.screenshot({ path: join(folder, 'customer-same-phone.png') })
  await duplicate.getByRole('button', { name: 'Unir a esta ficha' }).click()
  await expect(page.getByText('«Textiles del Valle SAS» quedó unida a esta ficha.')).toBeVisible()
  await expect(duplicate).toBeHidden()

  await page.getByRole('button', { name: 'Nuevo cliente' }).click()
  await create('Molimos del Huila', '830777102', '')
  const alike = page.getByRole('group').filter({ hasText: 'Fichas con nombre o número parecido' })
  await alike.getByText('Fichas con nombre o número parecido').click()
  await expect(alike).toContainText('nombre parecido')
  await page.screenshot({ path: join(folder, 'customer-alike-name.png') })
  await alike.getByRole('button', { name: 'Unir a esta ficha' }).click()
  await expect(page.getByText('«Molinos del Huila SA» quedó unida a esta ficha.')).toBeVisible()
  await expect(alike).toContainText('No hay otras fichas parecidas en este equipo.')
})

test('within a contact who is like it is offered in the list, and a new card shows who may be the same above its button', async ({
  open,
}) => {
  const page = await open('', '#/inbox')
  await upToCustomer(page)
  const field = page.getByRole('textbox', { name: 'Cliente', exact: true })
  await field.fill('testiles del vaye')
  const list = page.getByRole('listbox', { name: 'Cliente' })
  await expect(list).toContainText('Parecidos a lo que escribió: «testiles» por «Textiles» · «vaye» por «Valle»')
  await expect(list.getByRole('option', { name: /Textiles del Valle/ })).toHaveCount(2)
  await page.screenshot({ path: join(folder, 'picker-similar.png') })
  await list.getByRole('option', { name: /Crear cliente/ }).click()
  const alike = page.getByRole('region', { name: 'Ya hay fichas parecidas' })
  const create = page.getByRole('button', { name: 'Crear cliente' })
  await expect(alike.getByRole('button', { name: 'Usar esta ficha' })).toHaveCount(2)
  for (const one of [alike.getByRole('link').first(), create]) expect(await inSight(one)).toBe(true)
  await page.screenshot({ path: join(folder, 'picker-alike.png') })
  await alike.getByRole('button', { name: 'Usar esta ficha' }).first().click()
  await expect(create).toBeHidden()
})
