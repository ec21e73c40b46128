import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { hashOf } from '#shared/kernel/text.ts'
import { accessibilityFaults } from '../../support/accessibility.ts'
import { expect, test } from './preview.ts'
import { id, ids } from './sample-ids.ts'

const folder = join(import.meta.dirname, '..', '..', '..', '.cache', 'screenshots')
mkdirSync(folder, { recursive: true })
const shot = (page: Page, name: string) => page.screenshot({ path: join(folder, `${name}.png`) })
const isAccessible = async (page: Page) => expect(await accessibilityFaults(page)).toEqual([])

const CASE = id(7, 1)
const one = (page: Page) => page.getByRole('region', { name: 'Caso', exact: true })
const list = (page: Page) => page.getByRole('list', { name: 'Cerrados' }).getByRole('link')
const central = (page: Page) => page.getByRole('region', { name: 'Cerrados que tiene el centro' })

/** A closed case as the centre has it, of before what a workstation keeps. */
const ofCentre = (n: number) => {
  const clock = { state: 'stopped', from: '2026-01-05', dueOn: '2026-01-19', stoppedOn: '2026-01-12', daysLeft: 5 }
  return {
    customer: 'Molinos del Huila SA',
    case: {
      ...{ id: id(20, n), radicado: String(500 + n), interactionId: id(4, 1), customerId: null },
      ...{ kind: 'queja', topic: 'Tasas y plazos', description: 'Pide revisar la tasa.', answerBy: 'email' },
      ...{
        priority: 'high',
        state: 'closed',
        area: 'oefv',
        holderId: ids.analyst,
        advisorId: ids.advisor,
        teamId: null,
      },
      ...{ escalatedAt: '2026-01-05T15:00:00.000Z', closedAt: '2026-01-12T15:00:00.000Z' },
      ...{ clocks: { area: clock, customer: clock }, attachments: [], breaches: [] },
      entries: [
        { id: id(21, n), at: '2026-01-12T15:00:00.000Z', by: ids.analyst, what: 'case.close', text: 'Quedó resuelto.' },
      ],
    },
  }
}

/** The case is answered and its customer knows. */
const inform = (page: Page) =>
  page.evaluate(
    ({ caseId, analyst, advisor, entry }) => {
      const contact = {
        ...{ interactionId: entry, customerId: null, channel: 'voice', direction: 'outbound' },
        openedAt: new Date().toISOString(),
      }
      const { elsewhere } = window.world
      const answered = elsewhere('case.answer', { caseId, entryId: entry, answer: 'Sí.', seen: null }, analyst)
      const told = elsewhere(
        'case.informCustomer',
        { caseId, entryId: entry.replace(/.$/, 'e'), text: 'Sabe.', contact },
        advisor,
      )
      return [answered.ok, told.ok]
    },
    { caseId: CASE, analyst: ids.analyst, advisor: ids.advisor, entry: id(8, 255) },
  )

test('whoever closes a case is told so, with the next one of the list at hand', async ({ open }) => {
  const page = await open('as=analyst', `#/cases/${CASE}`)
  expect(await inform(page)).toEqual([true, true])
  await page.getByRole('button', { name: 'Cerrar el caso', exact: true }).click()
  await expect(one(page).getByRole('heading', { name: 'Cerró el caso 1041' })).toBeVisible()
  await expect(page.getByText('Este caso no está en este equipo')).toHaveCount(0)
  const next = one(page).getByRole('button', { name: 'Siguiente: 1044 · Café Sierra Nevada' })
  await expect(next).toBeFocused()
  await shot(page, 'case-closed-light')
  await isAccessible(page)
  await page.setViewportSize({ width: 1920, height: 1080 })
  await shot(page, 'case-closed-1920-light')
  // It is still said after a reload.
  await page.reload()
  await expect(one(page).getByRole('heading', { name: 'Cerró el caso 1041' })).toBeVisible()
  await expect(next).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(one(page).getByRole('heading', { name: /^Caso 1044/ })).toBeVisible()
  // Whoever comes back to it finds the case.
  await expect(page).toHaveURL(new RegExp(id(7, 4)))
  await page.goBack()
  await expect(one(page).getByRole('heading', { name: /^Caso 1041/ })).toBeVisible()
  await page.reload()
  await expect(one(page).getByRole('heading', { name: /^Caso 1041/ })).toBeVisible()
})

/** Passes the case to another area, with a word of why. */
async function transfer(page: Page, area: string): Promise<void> {
  await page.getByRole('button', { name: 'Trasladar a otra área', exact: true }).click()
  await page.getByLabel('Área que lo recibe').selectOption({ label: area })
  await page.getByLabel('Por qué cambia de área').fill('Es de esa área.')
  await page.keyboard.press('Control+Enter')
}

test('whoever passes a case to another area is told where it went', async ({ open }) => {
  const page = await open('as=analyst', `#/cases/${CASE}`)
  await transfer(page, 'Operaciones')
  await expect(one(page).getByRole('heading', { name: 'Pasó el caso 1041 a Operaciones' })).toBeVisible()
  await expect(one(page).getByRole('status')).toHaveText(/usted ya no tiene que hacer nada en él/)
  await shot(page, 'case-transferred-light')
  await isAccessible(page)
  await one(page).getByRole('button', { name: 'Ver el caso' }).click()
  await expect(one(page).getByRole('heading', { name: /^Caso 1041/ })).toBeVisible()
})

test('whoever passes a case to an area that they solve in too has it before them still', async ({ open }) => {
  const page = await open('as=analyst', `#/cases/${CASE}`)
  await transfer(page, 'Crédito')
  await expect(one(page).getByRole('heading', { name: /^Caso 1041/ })).toBeVisible()
  await expect(one(page).getByRole('button', { name: 'Tomar el caso', exact: true })).toBeVisible()
  await shot(page, 'case-transferred-own-light')
})

test('a coordinator who passes a case on is told that they go on seeing it', async ({ open }) => {
  const page = await open('as=coordinator', `#/cases/${CASE}`)
  await transfer(page, 'Crédito')
  await expect(one(page).getByRole('heading', { name: 'Pasó el caso 1041 a Crédito' })).toBeVisible()
  await expect(one(page).getByRole('status')).toHaveText(/usted lo sigue viendo/)
  await shot(page, 'case-transferred-coordinator-light')
})

test('closed cases are a list of their own, searched, from which one is opened again', async ({ open }) => {
  const page = await open('closed=120', '#/cases')
  await page.getByRole('button', { name: 'Cerrados 120' }).click()
  await expect(list(page).first()).toContainText('900 · Textiles del Valle SAS')
  await shot(page, 'closed-cases-light')
  await isAccessible(page)
  await page.getByLabel('Radicado, cliente o tema').fill('1019')
  await expect(list(page)).toHaveCount(1)
  await list(page).click()
  await expect(one(page).getByText('Cerrado', { exact: false }).first()).toBeVisible()
  await one(page).getByRole('button', { name: 'Reabrir', exact: true }).click()
  await expect(page.getByLabel('En qué contacto pidió el cliente que se reabra')).toBeFocused()
  await page.getByLabel('Radicado, cliente o tema').fill('nadie')
  await expect(page.getByText('Ningún caso cerrado de este equipo con «nadie»')).toBeVisible()
})

test('what this workstation does not keep is asked of the centre, by the page, and read there', async ({ open }) => {
  const page = await open('as=analyst', '#/cases')
  const rows = Array.from({ length: 50 }, (_, n) => ofCentre(n))
  // The centre has looked at more than can be shown.
  const next = { closedAt: '2026-01-11T15:00:00.000Z', id: id(20, 99) }
  await page.evaluate((answer) => window.world.answerService('central.closedCases', answer), {
    rows,
    more: true,
    next,
  })
  await page.getByRole('button', { name: 'Cerrados', exact: true }).click()
  // Nothing is here: it is asked without a click.
  await expect(central(page).getByRole('link')).toHaveCount(50)
  await expect(central(page).getByRole('link').first()).toContainText('500 · Molinos del Huila SA')
  await shot(page, 'closed-cases-central-light')
  await isAccessible(page)
  await page.evaluate((answer) => window.world.answerService('central.closedCases', answer), {
    rows: [ofCentre(50)],
    more: false,
  })
  await central(page).getByRole('button', { name: 'Ver más antiguos' }).click()
  await expect(central(page).getByRole('link')).toHaveCount(51)
  const asked = await page.evaluate(() => window.world.called.filter(({ verb }) => verb === 'central.closedCases'))
  expect(asked.map(({ parameters }) => parameters)).toEqual([{ text: '' }, { text: '', after: next }])
  await central(page).getByRole('link').last().click()
  await expect(one(page).getByRole('heading', { name: 'Caso 550 · Queja' })).toBeVisible()
  await expect(one(page).getByText('Quedó resuelto.')).toBeVisible()
  await expect(one(page).getByText('solo para leer', { exact: false })).toBeVisible()
  await shot(page, 'closed-case-central-light')
  await isAccessible(page)
})

test('what the centre has sent, however much, and comes to this workstation meanwhile is listed once', async ({
  open,
}) => {
  const page = await open('as=analyst', '#/cases')
  const { customer, case: closed } = ofCentre(0)
  await page.evaluate((answer) => window.world.answerService('central.closedCases', answer), {
    rows: [
      { customer, case: { ...closed, id: CASE, radicado: '1041' } },
      ...Array.from({ length: 1_000 }, (_, n) => ofCentre(n + 1)),
    ],
    more: false,
  })
  await page.getByRole('button', { name: 'Cerrados', exact: true }).click()
  await expect(central(page).getByRole('link')).toHaveCount(1_001)
  await expect(central(page).getByRole('link').first()).toContainText('1041 · Molinos del Huila SA')
  expect(await inform(page)).toEqual([true, true])
  await page.evaluate(
    ({ caseId, analyst, entryId }) => window.world.elsewhere('case.close', { caseId, entryId, seen: null }, analyst),
    { caseId: CASE, analyst: ids.analyst, entryId: id(8, 254) },
  )
  await expect(list(page)).toHaveText([/^1041/])
  await expect(central(page).getByRole('link')).toHaveCount(1_000)
  await expect(central(page).getByRole('link').first()).toContainText('501 · Molinos del Huila SA')
  await shot(page, 'closed-cases-both-light')
  // Reopened it is open again, and in no list of closed ones, without the centre being asked anew.
  const reopened = await page.evaluate(
    ({ advisor, ...of }) => window.world.elsewhere('case.reopen', { ...of, reason: 'Falta un soporte.' }, advisor).ok,
    { caseId: CASE, advisor: ids.advisor, entryId: id(8, 253) },
  )
  expect(reopened).toBe(true)
  await expect(list(page)).toHaveCount(0)
  await expect(central(page).getByRole('link')).toHaveCount(1_000)
})

test('the files of a case that is read at the centre are listed, and opened by whoever may', async ({ open }) => {
  const file = { id: id(22, 1), name: 'Carta.txt', type: 'txt', size: 820, sha256: 'a'.repeat(64) }
  const { customer, case: closed } = ofCentre(0)
  const attached = { ...file, by: ids.analyst, at: '2026-01-12T15:00:00.000Z', entryId: null }
  const page = await open('as=analyst', '#/cases')
  await page.evaluate((answer) => window.world.answerService('central.closedCases', answer), {
    rows: [{ customer, case: { ...closed, attachments: [attached] } }],
    more: false,
  })
  await page.getByRole('button', { name: 'Cerrados', exact: true }).click()
  await central(page).getByRole('link').click()
  const files = one(page).getByRole('region', { name: 'Archivos' })
  await expect(files).toContainText('Carta.txt')
  await expect(files).toContainText('820 B')
  await expect(files).toContainText('al abrirlos se traen del centro')
  const opening = files.getByRole('button', { name: 'Abrir Carta.txt' })
  await page.evaluate(() => window.world.refuseService('attachment.fetch', { code: 'centre.unreachable' }))
  await opening.click()
  await expect(files).toContainText('No se pudo traer «Carta.txt» del centro. Intente cuando vuelva la conexión.')
  await page.evaluate((name) => {
    window.world.refuseService('attachment.fetch', { code: 'attachment.notForYou', facts: { name } })
  }, file.name)
  await opening.click()
  await expect(files).toContainText('«Carta.txt» lo abren quien escaló el caso y su equipo de trabajo')
  await shot(page, 'closed-case-central-files-light')
  await isAccessible(page)
  await opening.click()
  await expect(page.getByRole('dialog', { name: 'Carta.txt' })).toBeVisible()
})

test('without the centre the closed ones that are kept are shown, and the rest is said to be out of reach', async ({
  open,
}) => {
  const page = await open('offline&closed=2', '#/cases')
  await page.getByRole('button', { name: 'Cerrados 2' }).click()
  await expect(list(page)).toHaveCount(2)
  await expect(central(page).getByRole('button', { name: 'Buscar los demás en el centro' })).toBeDisabled()
  await expect(central(page).getByText('Sin conexión', { exact: false })).toBeVisible()
  await shot(page, 'closed-cases-offline-light')
  await isAccessible(page)
})

test('a centre that cannot be asked says so, and is asked again', async ({ open }) => {
  const page = await open('as=analyst', '#/cases')
  await page.evaluate(() => window.world.refuseService('central.closedCases', { code: 'centre.unreachable' }))
  await page.getByRole('button', { name: 'Cerrados', exact: true }).click()
  await expect(central(page).getByText('No se pudo preguntar al centro', { exact: false })).toBeVisible()
  await shot(page, 'closed-cases-refused-light')
  await central(page).getByRole('button').click()
  await expect(central(page).getByText('El centro no tiene otros casos cerrados suyos.')).toBeVisible()
  await shot(page, 'closed-cases-empty-light')
  await isAccessible(page)
})

for (const [language, button, words] of [
  ['es-CO', 'Cerrados', 'los de los equipos de trabajo que coordina'],
  ['en', 'Closed', 'those of the teams that you coordinate'],
] as const)
  test(`whoever has no closed cases is told whose they would be, those of the teams one coordinates too (${language})`, async ({
    open,
  }) => {
    const page = await open(`as=coordinator&language=${language}`, '#/cases')
    await page.getByRole('button', { name: button, exact: true }).click()
    await expect(page.getByRole('status').filter({ hasText: words })).toBeVisible()
  })

test('a notice says what was done, by whom and on whose case', async ({ open }) => {
  const page = await open('told=1', `#/cases/${CASE}`)
  expect(await inform(page)).toEqual([true, true])
  await page.getByRole('button', { name: /^Avisos: 1 sin ver/ }).click()
  await expect(page.getByRole('link', { name: /^Respondió/ })).toContainText('Luis Cárdenas · Caso 1041 · Textiles')
  await page.waitForTimeout(250)
  await shot(page, 'notice-light')
})

test('what was registered lately says whose it is', async ({ open }) => {
  const page = await open('', '#/inbox')
  await expect(page.getByRole('link', { name: /Documento enviado: circular/ })).toContainText('Textiles del Valle SAS')
})

test('the next case of a customer with a very long name begins in sight, within its place', async ({ open }) => {
  const page = await open('as=analyst', `#/cases/${CASE}`)
  const name = 'Comercializadora Internacional de Autopartes, Repuestos y Accesorios del Caribe Colombiano S.A.S. BIC'
  await page.evaluate(
    ([customerId, long, advisor, replaces]) =>
      window.world.elsewhere('customer.edit', { customerId, name: { text: long, replaces } }, advisor),
    [id(3, 4), name, ids.advisor, hashOf('Café Sierra Nevada')] as const,
  )
  expect(await inform(page)).toEqual([true, true])
  await page.getByRole('button', { name: 'Cerrar el caso', exact: true }).click()
  const next = one(page).getByRole('button', { name: `Siguiente: 1044 · ${name}` })
  await expect(next).toBeVisible()
  await shot(page, 'case-closed-long-light')
  const [button, place] = await Promise.all([next.boundingBox(), one(page).boundingBox()])
  expect(button?.x).toBeGreaterThan(place?.x ?? 0)
  expect((button?.x ?? 0) + (button?.width ?? 0)).toBeLessThan((place?.x ?? 0) + (place?.width ?? 0))
  const shown = await next.evaluate((element) => {
    const [box, words] = [element, element.querySelector('.mantine-Button-label')].map((one) =>
      one?.getBoundingClientRect(),
    )
    return words !== undefined && box !== undefined && words.left >= box.left && words.right <= box.right
  })
  expect(shown).toBe(true)
})

test('whoever only solves reads that the centre has their closed cases, and may choose one of them', async ({
  open,
}) => {
  const page = await open('as=analyst', '#/cases')
  await page.evaluate((answer) => window.world.answerService('central.closedCases', answer), {
    rows: [ofCentre(1)],
    more: false,
  })
  await page.getByRole('button', { name: 'Cerrados', exact: true }).click()
  await expect(page.getByText('Sus casos cerrados los tiene el centro')).toBeVisible()
  await expect(page.getByText('Un caso sale de este equipo cuando se cierra.', { exact: false })).toBeVisible()
  await expect(page.getByText('no hay casos cerrados suyos')).toHaveCount(0)
  await expect(page.getByText('90 días')).toHaveCount(0)
  await expect(central(page).getByRole('link')).toHaveCount(1)
  await expect(page.getByRole('heading', { name: 'Elija un caso' })).toBeVisible()
  await shot(page, 'closed-cases-solver-light')
  await isAccessible(page)
})
