import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { upToChecklist } from './contact-walk.ts'
import { expect, test } from './preview.ts'
import { id } from './sample-ids.ts'

const folder = join(import.meta.dirname, '..', '..', '..', '.cache', 'screenshots')
mkdirSync(folder, { recursive: true })
const shot = (page: Page, name: string) => page.screenshot({ path: join(folder, `${name}.png`) })

const step = (page: Page, name: string) => page.locator(`[data-step="${name}"]`)
const key = (page: Page, name: string) => page.keyboard.press(name)

test('what the checklist refuses comes into sight with the focus, and a done step leads the focus to where one is', async ({
  open,
}) => {
  const page = await open('', '#/inbox')
  await page.setViewportSize({ width: 1366, height: 768 })
  await upToChecklist(page)
  await page.getByRole('button', { name: 'Sí, se soluciona ahora' }).click()
  const refusal = page.getByRole('alert').filter({ hasText: 'primer contacto' })
  await expect(refusal).toBeInViewport({ ratio: 1 })
  await expect(page.locator(':focus').filter({ has: refusal })).toHaveCount(1)
  await shot(page, 'checklist-refused-light')

  await page
    .getByRole('button', { name: /^Volver a .*Analiza|Analiza/ })
    .first()
    .click()
  await expect(step(page, 'analiza-solicitud')).toBeFocused()
})

test('each step that nothing else takes the focus in has it, and a solved request leads on', async ({ open }) => {
  const page = await open('', '#/inbox')
  await upToChecklist(page)
  for (const box of await step(page, 'primer-contacto').getByRole('checkbox').all()) await box.check()
  await page.getByRole('button', { name: 'Sí, se soluciona ahora' }).click()
  await expect(page.locator('[data-step]:focus')).toHaveCount(1)
})

test('one new contact is begun however fast it is clicked, and Enter begins no other', async ({ open }) => {
  const page = await open('', '#/inbox')
  const begun = page.getByRole('link', { name: /Sin cliente/ })
  const before = await begun.count()
  await page.getByRole('button', { name: 'Nuevo contacto' }).dblclick()
  await expect(step(page, 'canal')).toBeFocused()
  await expect(begun).toHaveCount(before + 1)
  await key(page, 'Enter')
  await key(page, '4')
  await expect(step(page, 'canal')).toHaveCount(0)
  await key(page, 'Enter')
  await expect(begun).toHaveCount(before + 1)
})

test('a form that is opened has the focus in its first field, and what sends it in sight', async ({ open }) => {
  const page = await open('as=analyst', `#/cases/${id(7, 1)}`)
  await page.setViewportSize({ width: 1366, height: 768 })
  await page.getByRole('button', { name: 'Responder', exact: true }).click()
  await expect(page.getByLabel('Respuesta para el cliente')).toBeFocused()
  await expect(page.getByRole('button', { name: 'Responder' })).toBeInViewport({ ratio: 1 })
  await key(page, 'Control+Enter')
  const lacking = page.locator('.mc-error').first()
  await expect(lacking).toBeInViewport({ ratio: 1 })
  await expect(page.getByLabel('Respuesta para el cliente')).toBeFocused()
  await shot(page, 'answer-empty-light')
})

test('what was written in a form that is cancelled is kept, with the way back and the way to let it go', async ({
  open,
}) => {
  const page = await open('as=analyst', `#/cases/${id(7, 1)}`)
  const answer = page.getByLabel('Respuesta para el cliente')
  await page.getByRole('button', { name: 'Responder', exact: true }).click()
  await answer.fill('Media respuesta')
  await page.getByRole('button', { name: 'Cancelar' }).click()
  await expect(answer).toHaveCount(0)
  await expect(page.getByText('Sin enviar: «Responder».', { exact: false })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Qué se puede hacer' })).toBeFocused()
  await shot(page, 'answer-aside-light')
  await page.getByRole('button', { name: 'Seguir escribiendo' }).click()
  await expect(answer).toHaveValue('Media respuesta')
  await page.getByRole('button', { name: 'Cancelar' }).click()
  await page.getByRole('button', { name: 'Descartar lo escrito' }).click()
  await expect(page.getByText('Sin enviar', { exact: false })).toHaveCount(0)
  await page.getByRole('button', { name: 'Responder', exact: true }).click()
  await expect(answer).toHaveValue('')
  // With nothing written there is nothing to keep.
  await page.getByRole('button', { name: 'Cancelar' }).click()
  await expect(page.getByText('Sin enviar', { exact: false })).toHaveCount(0)
})

test('whoever unlocks is where they were typing', async ({ open }) => {
  const page = await open('as=analyst', `#/cases/${id(7, 1)}`)
  await page.getByRole('button', { name: 'Responder', exact: true }).click()
  const answer = page.getByLabel('Respuesta para el cliente')
  await answer.fill('Hasta aquí')
  await key(page, 'Control+l')
  const password = page.getByLabel('Contraseña', { exact: true })
  await expect(password).toBeFocused()
  await password.fill('buena')
  await key(page, 'Enter')
  await expect(answer).toBeFocused()
  await page.keyboard.type(', y sigo')
  await expect(answer).toHaveValue('Hasta aquí, y sigo')
})

test('forms of other places take the focus as they open, and a tour that is left gives it to the work', async ({
  open,
}) => {
  const page = await open('as=admin', '#/admin')
  await page.getByRole('button', { name: 'Nuevo usuario' }).click()
  await expect(page.getByLabel('Nombre', { exact: true })).toBeFocused()
  await open('as=coordinator', '#/board/queues')
  await page.getByRole('button', { name: 'Nueva cola' }).click()
  await expect(page.getByLabel('Nombre de la cola')).toBeFocused()
  await open('', '#/customers')
  await page.getByRole('button', { name: 'Nuevo cliente' }).click()
  await expect(page.getByLabel('Nombre o razón social')).toBeFocused()
  await open('tour', '#/inbox')
  await page.getByRole('button', { name: 'Dejar el recorrido' }).click()
  await expect(page.locator('[data-region=centre]')).toBeFocused()
})

test('what was pressed and goes away leaves the focus where the work is', async ({ open }) => {
  const page = await open('as=analyst', `#/cases/${id(7, 3)}`)
  const press = async (name: string) => {
    await page.getByRole('button', { name, exact: true }).first().focus()
    await key(page, 'Enter')
  }
  await press('Tomar el caso')
  await expect(page.getByRole('button', { name: 'Responder', exact: true })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Qué se puede hacer' })).toBeFocused()

  await open('', '#/inbox')
  await page.getByRole('button', { name: 'Nuevo contacto' }).click()
  await press('Descartar')
  await page.getByRole('dialog').getByRole('button', { name: 'Descartar' }).press('Enter')
  await expect(page.locator('[data-region=one]')).toBeFocused()

  await open('as=coordinator', '#/board/queues')
  await press('Editar: Servicio al cliente')
  await expect(page.getByLabel('Nombre de la cola')).toBeFocused()
  await shot(page, 'queue-form-light')
  // The form is a place: back leads to the list, and to the queue in it.
  await page.goBack()
  await expect(page.getByRole('button', { name: 'Editar: Servicio al cliente' })).toBeFocused()
})

test('a long description is folded, and what can be done stays in sight', async ({ open }) => {
  const page = await open('as=analyst', '#/cases')
  await page.setViewportSize({ width: 1366, height: 768 })
  await page.evaluate(
    ({ caseId, customerId }) =>
      window.world.elsewhere(
        'case.escalate',
        {
          ...{ caseId, radicado: null, area: 'oefv', answerBy: 'email', priority: 'high' },
          description: 'Una frase que se repite y ocupa lugar.\n'.repeat(40),
          contact: {
            ...{ interactionId: caseId, customerId, channel: 'voice', direction: 'inbound' },
            openedAt: new Date().toISOString(),
          },
          request: { id: caseId, kind: 'consulta', topic: 'Otros', text: 'x', branch: 'no', caseId },
        },
        '01939e1a-0002-7000-8000-000000000001',
      ),
    { caseId: id(7, 99), customerId: id(3, 1) },
  )
  await page.goto(`${page.url().split('#')[0]}#/cases/${id(7, 99)}`)
  await expect(page.getByRole('button', { name: 'Tomar el caso' })).toBeInViewport({ ratio: 1 })
  await expect(page.getByText('Prioridad', { exact: true })).toBeVisible()
  await shot(page, 'case-long-light')
  await page.getByRole('button', { name: 'Ver todo el texto' }).click()
  await expect(page.getByRole('button', { name: 'Ver menos' })).toBeVisible()
})

test('of a condition’s lines the one that is taken away leaves the focus with what stands there', async ({ open }) => {
  const page = await open('as=coordinator', '#/guidebook/new')
  const length = page.locator('[data-edited="consulta-larga"]')
  await length.getByRole('button', { name: /^Hacerlo solo en algunos casos/ }).click()
  const subjects = length.getByLabel('Sobre qué se pregunta')
  const more = length.getByRole('button', { name: 'Agregar condición', exact: true })
  await more.click()
  await more.click()
  await expect(subjects).toHaveCount(3)
  const removals = length.locator('[data-removes]')
  await removals.last().focus()
  await key(page, 'Enter')
  await expect(subjects).toHaveCount(2)
  await expect(removals.last()).toBeFocused()
  await key(page, 'Enter')
  await expect(subjects).toHaveCount(1)
  await expect(subjects).toBeFocused()
})

test('a menu that Escape has just closed opens at the very next key, also before the browser has said that it closed', async ({
  open,
}) => {
  const page = await open('', '#/inbox')
  await upToChecklist(page)
  const early = page.getByRole('button', { name: 'Terminar antes' })
  await early.press('Enter')
  await expect(page.getByRole('menuitem').first()).toBeFocused()
  await early.evaluate((button) => {
    document.querySelector<HTMLElement>('[popover]:popover-open')?.hidePopover()
    if (button instanceof HTMLElement) button.click()
  })
  await expect(page.getByRole('menuitem').first()).toBeFocused()
  await key(page, 'Escape')
  await expect(page.getByRole('menuitem')).toHaveCount(0)
  await expect(early).toBeFocused()
})

test('an open menu has its own keys, and goes when something else is called over it', async ({ open }) => {
  const page = await open('', '#/inbox')
  await page.getByRole('button', { name: 'Nuevo contacto' }).click()
  await expect(step(page, 'canal')).toBeFocused()
  await page.locator('header').getByRole('button', { name: 'Ana Mejía' }).click()
  const menu = page.getByRole('menu')
  await expect(menu).toBeVisible()
  await key(page, '4')
  await expect(step(page, 'canal')).toHaveCount(1)
  await key(page, 'Control+K')
  await expect(menu).toBeHidden()
  await page.keyboard.type('ayu', { delay: 30 })
  const field = page.getByRole('dialog').getByRole('combobox')
  await expect(field).toHaveValue('ayu')
})
