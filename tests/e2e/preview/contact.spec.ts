import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { accessibilityFaults } from '../../support/accessibility.ts'
import { expect, test } from './preview.ts'
import { ids } from './sample-ids.ts'
import { formContact, formDrafts } from './sample-outbound.ts'

const folder = join(import.meta.dirname, '..', '..', '..', '.cache', 'screenshots')
mkdirSync(folder, { recursive: true })
const shot = (page: Page, name: string) => page.screenshot({ path: join(folder, `${name}.png`) })

async function isAccessible(page: Page): Promise<void> {
  expect(await accessibilityFaults(page)).toEqual([])
}

async function beginWith(page: Page, customer: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Cliente', exact: true }).fill(customer)
  await page.getByRole('option', { name: /Textiles del Valle SAS/ }).click()
}

async function choose(page: Page, label: string, search: string, option: string | RegExp): Promise<void> {
  await page.getByLabel(label, { exact: true }).first().fill(search)
  await page.getByRole('option', { name: option }).click()
}

/** Ticks every sentence of the first-contact checklist. */
async function tickAll(page: Page): Promise<void> {
  for (const box of await page
    .getByRole('group', { name: /primer contacto/ })
    .getByRole('checkbox')
    .all())
    await box.check()
}

test('a contact is registered with its request, note and disposition', async ({ open }) => {
  const page = await open('form=1', `#/inbox/${formContact(0)}`)
  await beginWith(page, 'textiles valle')
  await page.getByText('Consulta', { exact: true }).click()
  await choose(page, 'Tema', 'tasas', 'Tasas y plazos')
  await page.getByLabel('Qué dice el cliente').fill('Pregunta la tasa de capital de trabajo.')
  await page.getByLabel('Notas del contacto').fill('Prefiere que la envíen al correo.')
  await tickAll(page)
  await page.getByRole('button', { name: 'Sí, se soluciona ahora' }).click()
  await choose(page, 'Tipificación', 'interesado', /^Interesado$/)
  await shot(page, 'contact-light')
  await isAccessible(page)
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('Contacto registrado.')).toBeVisible()
  const given = await page.evaluate(() => window.world.dispatched.map(({ name }) => name))
  expect(given).toEqual(['interaction.addNote', 'interaction.register'])
})

test('how long a contact has been open is counted by the second in its first minute, and told alike wherever it stands', async ({
  page,
  open,
}) => {
  await page.clock.install()
  await open('', '#/inbox')
  await page.getByRole('button', { name: 'Nuevo contacto' }).click()
  const head = page.locator('main header time')
  await expect(head).toBeVisible()
  await page.clock.runFor(14_000)
  await expect(head).toHaveText(/^hace 1[4-9] s$/)
  await expect(page.locator('a[aria-current=true] time')).toHaveText((await head.textContent()) ?? '')
})

test('of a contact that a colleague has registered meanwhile it is said who did, and what was written is a note on it', async ({
  open,
}) => {
  const page = await open('form=1', `#/inbox/${formContact(0)}`)
  await beginWith(page, 'textiles valle')
  await page.getByText('Consulta', { exact: true }).click()
  await choose(page, 'Tema', 'tasas', 'Tasas y plazos')
  await page.getByLabel('Qué dice el cliente').fill('Pregunta la tasa de capital de trabajo.')
  await page.getByLabel('Notas del contacto').fill('Prefiere que la envíen al correo.')
  await tickAll(page)
  await page.getByRole('button', { name: 'Sí, se soluciona ahora' }).click()
  await choose(page, 'Tipificación', 'interesado', /^Interesado$/)
  const elsewhere = await page.evaluate(
    ({ interactionId, colleague }) =>
      window.world.elsewhere(
        'interaction.register',
        {
          contact: {
            ...{ interactionId, customerId: null, channel: 'voice', direction: 'outbound' },
            openedAt: new Date().toISOString(),
          },
          requests: [],
          disposition: { id: 'outbound.interested', label: 'Interesado', topic: 'Tasas y plazos' },
        },
        colleague,
      ),
    { interactionId: formContact(0), colleague: ids.coordinator },
  )
  expect(elsewhere).toEqual({ ok: true, value: null })
  await page.keyboard.press('Control+Enter')
  await expect(
    page.getByText(/Carmen Rojas ya registró este contacto, a las? .*; lo que usted escribió quedó en él como nota/),
  ).toBeVisible()
  await expect(page.getByText('Prefiere que la envíen al correo.')).toBeVisible()
  await expect(page.getByText(/Tasas y plazos: Pregunta la tasa de capital de trabajo\./)).toBeVisible()
  const given = await page.evaluate(() => window.world.dispatched.map(({ name }) => name))
  expect(given).not.toContain('interaction.register')
})

test('a contact of a form whose customer asks not to be contacted withdraws their channels', async ({ open }) => {
  const page = await open('form=1', `#/inbox/${formContact(0)}`)
  await beginWith(page, 'textiles valle')
  await choose(page, 'Tipificación', 'no ser', /^Pide no ser contactado$/)
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('Contacto registrado.')).toBeVisible()
  const given = await page.evaluate(() => window.world.dispatched.map(({ name }) => name))
  expect(given).toEqual([...Array.from({ length: 8 }, () => 'customer.withdrawConsent'), 'interaction.register'])
})

test('a correction to asking for no contact withdraws their channels, and one away from it says that they stay so', async ({
  open,
}) => {
  const page = await open('form=1', `#/inbox/${formContact(0)}`)
  await beginWith(page, 'textiles valle')
  await choose(page, 'Tipificación', 'no contesta', /^No contesta$/)
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('Contacto registrado.')).toBeVisible()
  const corrects = async (from: RegExp, to: RegExp, said: RegExp) => {
    await page.getByRole('link', { name: from }).first().click()
    await page.getByRole('button', { name: 'Corregir la tipificación' }).click()
    await page.getByRole('option', { name: to }).first().click()
    await page.getByLabel('Por qué la corrige').fill('Lo dijo al final')
    await expect(page.getByText(said)).toBeVisible()
    await isAccessible(page)
    await page.getByRole('button', { name: 'Guardar la corrección' }).click()
    await expect(page.getByText('Tipificación corregida.').first()).toBeVisible()
  }
  const given = () => page.evaluate(() => window.world.dispatched.map(({ name }) => name))
  await corrects(/No contesta/, /^Pide no ser contactado$/, /^Al guardar se retiran las autorizaciones/)
  const withdrawn = [...Array.from({ length: 8 }, () => 'customer.withdrawConsent'), 'interaction.correctDisposition']
  expect(await given()).toEqual(['interaction.register', ...withdrawn])
  await corrects(/Pide no ser contactado/, /^No contesta$/, /^Las autorizaciones que se retiraron no vuelven/)
  expect(await given()).toEqual(['interaction.register', ...withdrawn, 'interaction.correctDisposition'])
})

test('a correction is saved with the key that saves a contact, or says what lacks; until then it is a draft', async ({
  open,
}) => {
  const page = await open('form=1', `#/inbox/${formContact(0)}`)
  await beginWith(page, 'textiles valle')
  await choose(page, 'Tipificación', 'no contesta', /^No contesta$/)
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('Contacto registrado.')).toBeVisible()
  await page
    .getByRole('link', { name: /No contesta/ })
    .first()
    .click()
  await page.getByRole('button', { name: 'Corregir la tipificación' }).click()
  await page
    .getByRole('option', { name: /^Ocupado$/ })
    .first()
    .click()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('Falta el motivo: esta tipificación lo pide.')).toBeVisible()
  await page.getByLabel('Por qué la corrige').fill('Sonaba ocupado')
  await expect(page.getByText(/^Borrador guardado en este equipo/)).toBeVisible()
  await shot(page, 'contact-correct-light')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('Tipificación corregida.').first()).toBeVisible()
  const given = await page.evaluate(() => window.world.dispatched.map(({ name }) => name))
  expect(given).toEqual(['interaction.register', 'interaction.correctDisposition'])
})

test('what lacks is said at its field, which takes the focus, and nothing typed is lost', async ({ open }) => {
  const page = await open('form=1', `#/inbox/${formContact(0)}`)
  await beginWith(page, 'textiles')
  await page.getByLabel('Qué dice el cliente').fill('Algo que no se puede perder')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('Falta decir qué pide el cliente.')).toBeVisible()
  await expect(page.getByText('Falta el tema.')).toBeVisible()
  await expect(page.getByText('Falta la tipificación: cómo terminó el contacto.')).toBeVisible()
  await expect(page.getByLabel('Qué dice el cliente')).toHaveValue('Algo que no se puede perder')
  await shot(page, 'contact-lacking-light')
})

test('SI waits for the checklist, also where it was chosen before, and a call back for its day and hour', async ({
  open,
}) => {
  const page = await open('form=1', `#/inbox/${formContact(0)}`)
  await beginWith(page, 'textiles valle')
  await page.getByText('Consulta', { exact: true }).click()
  await choose(page, 'Tema', 'tasas', 'Tasas y plazos')
  const yes = page.getByRole('button', { name: 'Sí, se soluciona ahora' })
  await yes.click()
  await expect(page.getByText(/No se puede resolver en primer contacto: falta/)).toBeVisible()
  await expect(yes).toHaveAttribute('aria-pressed', 'false')
  await shot(page, 'contact-checklist-refused-light')
  await tickAll(page)
  await yes.click()
  await expect(yes).toHaveAttribute('aria-pressed', 'true')
  await page.getByRole('checkbox').first().uncheck()
  await expect(yes).toHaveAttribute('aria-pressed', 'false')
  await page.getByRole('checkbox').first().check()
  await yes.click()
  await choose(page, 'Tipificación', 'volver a llamar', /^Volver a llamar/)
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText(/Falta.* hora/)).toBeVisible()
  await expect(page.getByLabel('Día y hora')).toBeFocused()
  await shot(page, 'contact-call-back-light')
  await isAccessible(page)
  await page.getByLabel('Día y hora').fill('2030-03-04T09:00')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('Contacto registrado.')).toBeVisible()
  const given = await page.evaluate(() => window.world.dispatched.at(-1))
  expect(given).toMatchObject({
    name: 'interaction.register',
    payload: {
      requests: [{ branch: 'yes', decidedAt: expect.any(String), overrides: {} }],
      disposition: { id: 'outbound.callBack', dueAt: '2030-03-04T14:00:00.000Z', catalogue: expect.any(String) },
    },
  })
})

test('a request is escalated in place, with its number and the sentence to tell the customer', async ({ open }) => {
  const page = await open('form=1', `#/inbox/${formContact(0)}`)
  await beginWith(page, '900123456')
  await page.getByText('Requerimiento', { exact: true }).click()
  await choose(page, 'Tema', 'estado', 'Estado de una solicitud')
  await page.getByLabel('Qué dice el cliente').fill('El desembolso no ha llegado.')
  await page.keyboard.press('Control+e')
  await expect(page.getByText(/quedó con el radicado 1060/)).toBeVisible()
  await expect(page.getByText(/ya tiene .* parecido/)).toBeVisible()
  await page.getByLabel('Descripción').scrollIntoViewIfNeeded()
  await shot(page, 'escalation-light')
  await isAccessible(page)
  await page.getByRole('button', { name: 'Escalar el caso' }).click()
  await expect(page.getByText('Escalado con el radicado 1060.')).toBeVisible()
  const given = await page.evaluate(() => window.world.dispatched.at(-1)?.name)
  expect(given).toBe('case.escalate')
})

test('a refused escalation keeps its form and says why', async ({ open }) => {
  const page = await open('form=1', `#/inbox/${formContact(0)}`)
  await beginWith(page, '900123456')
  await page.getByText('Queja', { exact: true }).click()
  await choose(page, 'Tema', 'garant', 'Garantías')
  await page.evaluate(() =>
    window.world.refuseNext('case.escalate', { code: 'policy.role', facts: { command: 'case.escalate' } }),
  )
  await page.keyboard.press('Control+e')
  await page.getByLabel('Descripción').fill('Texto que se conserva')
  await page.keyboard.press('Control+e')
  await expect(page.getByText('Su rol no permite esta acción: Escalar caso.')).toBeVisible()
  await expect(page.getByLabel('Descripción')).toHaveValue('Texto que se conserva')
})

test('everything typed in two contacts comes back after a reload, each in its own', async ({ open }) => {
  const page = await open('form=2', `#/inbox/${formContact(0)}`)
  await beginWith(page, 'textiles')
  await page.getByLabel('Qué dice el cliente').fill('Primero')
  await page.keyboard.press('Alt+2')
  await page.getByLabel('Qué dice el cliente').fill('Segundo')
  await page.getByText('Guardado en este equipo').waitFor()
  await page.waitForTimeout(400)
  await page.reload()
  await expect(page.getByLabel('Qué dice el cliente')).toHaveValue('Segundo')
  await page.keyboard.press('Alt+1')
  await expect(page.getByLabel('Qué dice el cliente')).toHaveValue('Primero')
  await expect(page.getByRole('heading', { name: 'Textiles del Valle SAS' })).toBeVisible()
})

test('what is typed stays beneath the lock', async ({ open }) => {
  const page = await open('form=1', `#/inbox/${formContact(0)}`)
  await beginWith(page, 'textiles')
  await page.getByLabel('Qué dice el cliente').fill('A medio escribir')
  await page.getByRole('button', { name: /^Avisos/ }).click()
  const notices = page.getByRole('dialog', { name: 'Avisos' })
  await expect(notices).toBeVisible()
  await page.keyboard.press('Control+l')
  await expect(page.getByRole('heading', { name: /la consola está bloqueada/ })).toBeVisible()
  // Nor does anything that had opened over it stay above.
  await expect(notices).toBeHidden()
  await shot(page, 'locked-over-notices')
  await page.getByLabel('Contraseña', { exact: true }).fill('mal')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toBeVisible()
  await page.getByLabel('Contraseña', { exact: true }).fill('bien')
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('Qué dice el cliente')).toHaveValue('A medio escribir')
})

test('a registered contact tells which document was sent', async ({ open }) => {
  const page = await open('', '#/inbox/01939e1a-0004-7000-8000-000000000002')
  await expect(page.getByText('Documento enviado: Circular de la línea de capital de trabajo')).toBeVisible()
  await shot(page, 'contact-document-light')
  await isAccessible(page)
})

test('a digit that is held answers one step, and not the next', async ({ open }) => {
  const page = await open('', '#/inbox')
  await page.getByRole('button', { name: 'Nuevo contacto' }).click()
  for (const key of ['1', 'Enter', '1']) await page.keyboard.press(key)
  await page.locator('[data-step] input').first().fill('molinos')
  await page.getByRole('option', { name: /Molinos/ }).click()
  await expect(page.locator('[data-step="autorizacion-datos"]')).toBeVisible()
  for (let turn = 0; turn < 4; turn++) {
    await page.keyboard.down('1')
    await page.waitForTimeout(150)
  }
  await page.keyboard.up('1')
  await expect(page.locator('[data-step="autorizacion-canales"]')).toBeVisible()
  await page.keyboard.press('1')
  await expect(page.locator('[data-step="autorizacion-canales"]')).toBeHidden()
})

test('a customer is created inside the contact, and a wrong check digit is said with the right one', async ({
  open,
}) => {
  const page = await open('form=1', `#/inbox/${formContact(0)}`)
  await page.getByRole('textbox', { name: 'Cliente', exact: true }).fill('Panadería La Espiga')
  await page.getByRole('option', { name: /Crear cliente/ }).click()
  await expect(page.getByLabel('Nombre o razón social')).toHaveValue('Panadería La Espiga')
  await page.getByLabel('Número').fill('800149923-5')
  await page.getByRole('button', { name: 'Crear cliente' }).click()
  await expect(page.getByText('debería ser 6')).toBeVisible()
  await page.getByLabel('Número').fill('8001499236')
  await shot(page, 'customer-inline-light')
  await page.getByRole('button', { name: 'NIT 800.149.923-6' }).click()
  await page.getByRole('button', { name: 'Crear cliente' }).click()
  await expect(page.getByRole('main').getByText('Panadería La Espiga').first()).toBeVisible()
})

test('a form that a colleague wrote and gave with their call is shown, and the first key adds to it', async ({
  open,
}) => {
  const contact = formContact(0)
  const page = await open('form=1', `#/inbox/${contact}`)
  const words = page.getByLabel('Qué dice el cliente')
  await expect(words).toHaveValue('')
  const written = formDrafts(1)[0]?.text.replace('"text":""', '"text":"Pregunta por su"')
  await page.evaluate(
    async ([id, form]) => {
      window.world.answerService('phone.givenContact', {
        form,
        by: '01939e1a-0002-7000-8000-000000000003',
        others: true,
      })
      await window.receive(id)
    },
    [contact, written] as const,
  )
  await expect(page.getByText('El contacto sigue donde lo dejó Carmen Rojas.')).toBeVisible()
  await expect(words).toHaveValue('Pregunta por su')
  await words.press('End')
  await page.keyboard.type(' clave')
  await shot(page, 'contact-received-light')
  await page.reload()
  await expect(words).toHaveValue('Pregunta por su clave')
})

test('nothing moves while someone types', async ({ open }) => {
  const page = await open('form=1', `#/inbox/${formContact(0)}`)
  await beginWith(page, 'textiles')
  await page.evaluate(() => {
    const shifts: number[] = []
    Object.assign(window, { shifts })
    // Shifts after recent input are counted too: those are the ones that matter here.
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shifts.push((entry as unknown as { value: number }).value)
    }).observe({ type: 'layout-shift', buffered: false })
  })
  await page.getByLabel('Qué dice el cliente').click()
  await page.keyboard.type(
    'El cliente cuenta despacio todo lo que pasó\ncon su crédito\ny con el banco\nque no responde\ndesde hace un mes.',
    { delay: 25 },
  )
  await page.waitForTimeout(2_500)
  await page.getByLabel('Notas del contacto').click()
  await page.keyboard.type('a b c d e f g 1 2 3 ? ? ?', { delay: 25 })
  await page.waitForTimeout(500)
  expect(await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts)).toEqual([])
})

test('letters, digits and ? do nothing while typing; Escape closes what floats and never what was typed', async ({
  open,
}) => {
  const page = await open('form=1', `#/inbox/${formContact(0)}`)
  await beginWith(page, 'textiles')
  await page.getByLabel('Notas del contacto').fill('Una nota')
  await page.getByLabel('Notas del contacto').press('End')
  await page.keyboard.type('?')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('dialog')).toBeVisible()
  await shot(page, 'palette-light')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(page.getByLabel('Notas del contacto')).toHaveValue('Una nota?')
})
