import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { contactAddress } from '#tests/support/contact-address.ts'
import { accessibilityFaults } from '../../support/accessibility.ts'
import { sampled } from '../../support/sampled.ts'
import { draftSaved, expect, test } from './world.ts'

const folder = join(import.meta.dirname, '..', '..', '..', '.cache', 'screenshots')
mkdirSync(folder, { recursive: true })

// What is published here leads every contact from then on.
test.use({ alone: 'guidebook' })

const go = (page: Page, place: string) => page.goto(`${new URL(page.url()).origin}/#/${place}`)
const shot = (page: Page, name: string) => page.screenshot({ path: join(folder, `guidebook-${name}.png`) })

const BYPASSED = 'Un paso que exige la ley se puede saltar.'
/** The number that a step has in the list. */
const numberOf = async (step: Locator): Promise<string> =>
  ((await step.getAttribute('aria-label')) ?? '').split('.')[0] ?? ''

async function beginCall(page: Page): Promise<void> {
  await go(page, 'inbox')
  await page.getByRole('button', { name: 'Nuevo contacto' }).click()
  await page.keyboard.press('1')
}
const PARTS = ['Tipos y listas de chequeo', 'Tipificaciones', 'Documentos vigentes', 'Ajustes'] as const
/** The forms have hundreds of fields, and axe looks at each of them. */
const LOOKED: readonly string[] = sampled(
  'A form of the guidebook looked through',
  ['guion', 'caminos', 'Áreas y plazos', ...PARTS, 'revisión'],
  2,
)
async function accessible(page: Page, form: string): Promise<void> {
  if (LOOKED.includes(form)) expect(await accessibilityFaults(page), form).toEqual([])
}

test('a coordinator publishes a new version: what is wrong is said, new contacts take it, and one under way keeps its own', async ({
  workstation,
}) => {
  test.setTimeout(480_000)
  const luis = await workstation()
  await luis.signIn('luis')
  await beginCall(luis.page)
  await expect(luis.page.getByText(/gracias por comunicarse con/)).toBeVisible()
  await luis.page.getByLabel('Notas del contacto').fill('Empezó con la versión de antes')
  const underWay = await contactAddress(luis.page)

  const sofia = await workstation()
  await sofia.signIn('sofia')
  const { page } = sofia
  await go(page, 'guidebook')
  await expect(page.getByRole('row').filter({ hasText: 'El programa' })).toContainText('Vigente')
  await shot(page, 'versions')
  await page.getByRole('button', { name: 'Nueva versión desde la vigente' }).click()
  const greeting = page.getByRole('region', { name: /^\d+\. Saludo$/ })
  const script = greeting.getByLabel('Lo que se dice').filter({ visible: true }).last()
  await expect(script).toHaveValue(/gracias por comunicarse con/)
  const before = await script.inputValue()
  await script.fill(`${before} Le habla {alguien}.`)
  await shot(page, 'guide')
  await accessible(page, 'guion')

  // Verified as it stands, each fault a sentence with where it is.
  const parts = page.getByRole('navigation', { name: 'Partes de la versión' })
  await page.getByRole('button', { name: 'Revisar y publicar' }).click()
  const verification = page.getByRole('region', { name: 'Verificación' })
  await expect(verification).toContainText('usa alguien entre llaves, y ese dato no existe.')
  await expect(page.getByRole('button', { name: 'Publicar', exact: true })).toBeDisabled()
  await shot(page, 'problems')

  await parts.getByRole('button', { name: 'Gestión de entrada' }).click()
  await script.fill(before.replace('gracias por comunicarse con', 'un gusto saludarle desde'))
  await page.getByRole('button', { name: 'Ver el mapa' }).click()
  // Its program comes when it is first wished for.
  await expect(page.getByTestId('guide-map')).toBeVisible({ timeout: 60_000 })
  await shot(page, 'map')

  // The ways: a step is added, refused where the law does not let it be, and moved; the map is drawn anew each time.
  const map = page.getByTestId('guide-map')
  await greeting.getByRole('button', { name: 'Agregar un paso después' }).click()
  await page.getByRole('menuitem', { name: 'Algo que se dice' }).click()
  const added = page.getByRole('region', { name: /^\d+\. Paso nuevo$/ })
  await expect(added.getByRole('textbox').first()).toBeFocused()
  await expect(map.getByText('Paso nuevo')).toBeVisible()
  const notice = page.getByRole('region', { name: /^\d+\. Aviso de grabación$/ })
  const who = page.getByRole('region', { name: /^\d+\. ¿Con quién hablo\?$/ })
  const goesTo = added.getByLabel('Sigue en')
  const came = await goesTo.inputValue()
  await goesTo.selectOption({ label: `${await numberOf(who)}. ¿Con quién hablo?` })
  await expect(notice).toContainText(BYPASSED)
  await shot(page, 'ways-refused')
  await goesTo.selectOption(came)
  await expect(notice.getByText(BYPASSED)).toHaveCount(0)
  await added
    .getByLabel(/^Pasar .* a otro lugar$/)
    .selectOption({ label: `${await numberOf(notice)}. Aviso de grabación` })
  await added.getByRole('textbox').first().fill('Cuenta del día')
  const renamed = page.getByRole('region', { name: /^\d+\. Cuenta del día$/ })
  await expect(map.getByText('Cuenta del día')).toBeVisible()
  const leads = renamed.getByLabel('Sigue en')
  const right = await leads.inputValue()
  await leads.selectOption({ label: `${await numberOf(renamed)}. Cuenta del día` })
  await expect(renamed.getByText('Vuelve sobre sí mismo.')).toBeVisible()
  await leads.selectOption(right)
  await shot(page, 'ways')
  await accessible(page, 'caminos')
  await page.getByRole('button', { name: 'Ocultar el mapa' }).click()

  await parts.getByRole('button', { name: 'Temas' }).click()
  await page.getByRole('button', { name: 'Agregar tema' }).first().click()
  const topics = page.getByLabel('Tema · español')
  const names = await topics.evaluateAll((fields) => fields.map((field) => (field as HTMLTextAreaElement).value)) // they are text areas
  const empty = names.indexOf('')
  await topics.nth(empty).fill('Línea de sostenibilidad')
  await page.getByRole('button', { name: 'Revisar y publicar' }).click()
  await expect(verification).toContainText('Falta un texto o un valor no sirve')
  await parts.getByRole('button', { name: 'Temas' }).click()
  await page.getByLabel('Tema · inglés').nth(empty).fill('Sustainability line')
  await shot(page, 'topics')
  await parts.getByRole('button', { name: 'Áreas y plazos' }).click()
  await page.getByLabel('Queja: días hábiles').first().fill('3')
  await shot(page, 'areas')
  await accessible(page, 'Áreas y plazos')
  for (const part of PARTS) {
    await parts.getByRole('button', { name: part }).click()
    await accessible(page, part)
    await expect(
      page.getByRole('main').getByRole('textbox').or(page.getByRole('main').getByRole('spinbutton')).first(),
    ).toBeVisible()
  }

  // What the compliance office sets: within the law, or it is not published.
  const from = page.getByLabel('Lunes a viernes, desde')
  await from.fill('06:00')
  await page.getByRole('button', { name: 'Revisar y publicar' }).click()
  await expect(verification).toContainText('sale del que permite la Ley 2300 de 2023: 07:00–19:00.')
  await parts.getByRole('button', { name: 'Ajustes' }).click()
  await expect(from).toHaveValue('06:00')
  await from.fill('09:00')
  await page
    .getByRole('region', { name: 'Plazos para responderle al cliente' })
    .getByLabel(/^Consulta/)
    .fill('6')
  await shot(page, 'settings')

  // A draft: gone with nothing, not even with the window.
  await draftSaved(page)
  await sofia.kill()
  await sofia.open()
  await sofia.signIn('sofia')
  const again = sofia.page
  await go(again, 'guidebook')
  await again.getByRole('button', { name: 'Seguir con la versión sin publicar' }).click()
  await again.getByRole('button', { name: 'Revisar y publicar' }).click()
  await expect(again.getByText('Todos los caminos llegan a su fin')).toBeVisible()
  const changes = again.getByRole('region', { name: 'Cambios' })
  await expect(changes).toContainText('Línea de sostenibilidad')
  await expect(changes).toContainText('un gusto saludarle desde')
  await expect(changes).toContainText('plazos › Queja')
  await expect(changes).toContainText('contacto comercial › lunes a viernes › desde')
  await expect(changes).toContainText('plazos del cliente › Consulta')
  await expect(again.getByRole('button', { name: 'Publicar', exact: true })).toBeDisabled()
  await again.getByLabel('Qué cambió y por qué').fill('Saludo nuevo y tema de sostenibilidad')
  await shot(again, 'review')
  await accessible(again, 'revisión')
  await again.getByRole('button', { name: 'Publicar', exact: true }).click()
  const row = again.getByRole('row').filter({ hasText: 'Saludo nuevo y tema de sostenibilidad' })
  await expect(row).toContainText('Sofía León')
  await expect(row).toContainText('Vigente')
  await shot(again, 'published')

  // The contact under way keeps its words, also over a kill; a new one has the new ones.
  await expect(async () => {
    await beginCall(luis.page)
    await expect(luis.page.getByText(/un gusto saludarle desde/)).toBeVisible({ timeout: 1_000 })
  }).toPass({ timeout: 30_000 })
  await draftSaved(luis.page)
  const begunAfter = await contactAddress(luis.page)
  await luis.kill()
  await luis.open()
  await luis.signIn('luis')
  await go(luis.page, underWay.slice(2))
  await expect(luis.page.getByLabel('Notas del contacto')).toHaveValue('Empezó con la versión de antes')
  await expect(luis.page.getByText(/gracias por comunicarse con/)).toBeVisible()
  await go(luis.page, begunAfter.slice(2))
  await expect(luis.page.getByText(/un gusto saludarle desde/)).toBeVisible()
  await luis.page.keyboard.press('Enter')
  await expect(luis.page.getByRole('heading', { name: 'Aviso de grabación' })).toBeVisible()
  await luis.page.keyboard.press('1')
  await expect(luis.page.locator('[data-step]').getByRole('heading', { name: 'Cuenta del día' })).toBeVisible()
})

test('who is no coordinator has no guides to publish', async ({ workstation }) => {
  const luis = await workstation()
  await luis.signIn('luis')
  await expect(luis.page.getByRole('link', { name: 'Guiones' })).toHaveCount(0)
})
