import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { accessibilityFaults } from '../../support/accessibility.ts'
import { expect, test } from './preview.ts'
import { ids } from './sample-ids.ts'

const folder = join(import.meta.dirname, '..', '..', '..', '.cache', 'screenshots')
mkdirSync(folder, { recursive: true })

/** A Tuesday at half past seven in the evening, in Bogotá: out of the hours of the law. */
const EVENING = new Date('2026-11-25T00:30:00Z')

async function looked(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(folder, `hours-${name}.png`), fullPage: true })
  expect(await accessibilityFaults(page), name).toEqual([])
}

test('a consumer who asked for other hours may be contacted then, until they take it back', async ({ page, open }) => {
  await page.clock.setFixedTime(EVENING)
  await open('commercial', `#/customers/${ids.textiles}`)
  const guard = page.getByRole('region', { name: 'Contacto comercial' })
  await expect(guard).toContainText('Está fuera del horario en que se puede contactar con fin comercial.')
  const hours = page.getByRole('region', { name: 'Otro horario que pidió', exact: true })
  await expect(hours).toContainText('No ha pedido otro horario: vale el de la ley.')
  await hours.getByRole('button', { name: 'Anotar que pidió otro horario' }).click()
  const form = hours.getByRole('region', { name: 'Anotar que pidió otro horario' })
  await form.getByRole('button', { name: 'Anotar que pidió otro horario' }).click()
  await expect(form).toContainText('Escriba este dato.')
  await expect(form).toContainText('Solo vale lo que el consumidor pide aparte de su contrato.')
  await form.getByLabel('Quién lo pidió').fill('Ana Ruiz, gerente')
  await form.getByLabel('Con qué palabras').fill('Después de las siete, por favor')
  await form.getByLabel('Hasta').fill('18:00')
  await form.getByLabel('Lo pidió el consumidor, aparte de su contrato').check()
  await form.getByRole('button', { name: 'Anotar que pidió otro horario' }).click()
  await expect(form).toContainText('La hora final debe ser posterior a la inicial.')
  await looked(page, 'faults')
  await form.getByLabel('Hasta').fill('21:00')
  await form.getByRole('button', { name: 'Anotar que pidió otro horario' }).click()
  await expect(hours).toContainText('de 7:00 p. m. a 9:00 p. m., por llamada')
  await expect(hours).toContainText(
    'Ana Ruiz, gerente, el mar 24 nov 2026 por llamada: «Después de las siete, por favor».',
  )
  // By telephone the rule is lifted; by e-mail nobody asked for it.
  await expect(guard.getByText('Está fuera del horario')).toHaveCount(1)
  await looked(page, 'recorded')

  await hours.getByRole('button', { name: 'Anotar que ya no quiere otro horario' }).click()
  await hours.getByRole('region').getByLabel('Quién lo pidió').fill('Ana Ruiz')
  await hours.getByRole('region').getByLabel('Con qué palabras').fill('Ya no hace falta')
  await hours.getByRole('region').getByRole('button', { name: 'Anotar que ya no quiere otro horario' }).click()
  await expect(hours).toContainText('No ha pedido otro horario: vale el de la ley.')
  await expect(hours).toContainText('Ya no quiere otro horario')
  await expect(guard.getByText('Está fuera del horario')).toHaveCount(2)
})

for (const query of ['commercial&language=en', 'commercial&theme=dark'])
  test(`the form of ${query} is free of accessibility faults`, async ({ open }) => {
    const page = await open(query, `#/customers/${ids.textiles}`)
    await page.getByRole('button', { name: /Anotar que pidió otro horario|Record that they asked/ }).click()
    await looked(page, query.split('=').at(-1) ?? '')
  })
