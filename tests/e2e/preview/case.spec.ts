import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { accessibilityFaults } from '../../support/accessibility.ts'
import { expect, test } from './preview.ts'

const folder = join(import.meta.dirname, '..', '..', '..', '.cache', 'screenshots')
mkdirSync(folder, { recursive: true })
const shot = (page: Page, name: string) => page.screenshot({ path: join(folder, `${name}.png`) })

async function isAccessible(page: Page): Promise<void> {
  expect(await accessibilityFaults(page)).toEqual([])
}

test('a newer entry than the one that was seen is shown before an answer may go', async ({ open }) => {
  const page = await open('as=analyst', '#/cases/01939e1a-0007-7000-8000-000000000001')
  await page.getByRole('button', { name: 'Responder', exact: true }).click()
  await page.getByLabel('Respuesta para el cliente').fill('Mi respuesta')
  await page.evaluate(() =>
    window.world.elsewhere(
      'case.addNote',
      {
        caseId: '01939e1a-0007-7000-8000-000000000001',
        entryId: '01939e1a-0008-7000-8000-0000000000ff',
        text: 'El cliente llamó otra vez.',
      },
      '01939e1a-0002-7000-8000-000000000001',
    ),
  )
  await expect(
    page.getByText('Ana Mejía escribió después de que usted abrió este formulario', { exact: false }),
  ).toBeVisible()
  await expect(page.getByRole('button', { name: 'Responder' })).toBeDisabled()
  // The key does what the button does.
  await page.keyboard.press('Control+Enter')
  await shot(page, 'newer-entry-light')
  await expect(page.getByText('escribió algo después de lo que usted vio')).toHaveCount(0)
  await page.getByRole('button', { name: 'Ya lo leí' }).click()
  await page.getByRole('button', { name: 'Responder' }).click()
  await expect(page.getByText('Respuesta dada; el asesor la informa al cliente.')).toBeVisible()
})

test('an answer being written stays to be copied when the case goes to somebody else, and cannot be sent', async ({
  open,
}) => {
  const caseId = '01939e1a-0007-7000-8000-000000000001'
  const page = await open('as=analyst', `#/cases/${caseId}`)
  await page.getByRole('button', { name: 'Responder', exact: true }).click()
  const answer = page.getByLabel('Respuesta para el cliente')
  await answer.fill('Mi respuesta')
  await page.evaluate(
    (id) =>
      window.world.elsewhere(
        'case.transfer',
        { caseId: id, entryId: '01939e1a-0008-7000-8000-0000000000fe', area: 'credito', reason: 'Es de crédito.' },
        '01939e1a-0002-7000-8000-000000000003',
      ),
    caseId,
  )
  await expect(page.getByText('Este caso ya no está a su cargo', { exact: false })).toBeVisible()
  await answer.press('End')
  await page.keyboard.type(', aún')
  await expect(answer).toHaveValue('Mi respuesta, aún')
  await expect(page.getByRole('button', { name: 'Responder' })).toBeDisabled()
  await page.keyboard.press('Control+Enter')
  await shot(page, 'answer-stopped-light')
  await isAccessible(page)
  expect(await page.evaluate(() => window.world.dispatched.filter(({ name }) => name === 'case.answer'))).toEqual([])
  // Who went elsewhere meanwhile finds it.
  await page.getByRole('link', { name: 'Clientes' }).click()
  await page.goBack()
  await expect(answer).toHaveValue('Mi respuesta, aún')
  // What may be done with the case now is offered beneath; with it taken again, the answer may go.
  await page.getByRole('button', { name: 'Agregar nota' }).click()
  await expect(answer).toHaveCount(0)
  await page.getByRole('button', { name: 'Cancelar' }).click()
  await expect(answer).toHaveValue('Mi respuesta, aún')
  await page.getByRole('button', { name: 'Tomar el caso' }).click()
  await page.getByRole('button', { name: 'Ya lo leí' }).click()
  await page.getByRole('button', { name: 'Responder' }).click()
  await expect(page.getByText('Respuesta dada; el asesor la informa al cliente.')).toBeVisible()
  await expect(answer).toHaveCount(0)
})

test('what was being written on a case that has left this workstation can be read and copied', async ({ open }) => {
  const gone = '01939e1a-0007-7000-8000-0000000000ee'
  const page = await open('as=analyst', `#/cases/${gone}`)
  await expect(page.getByText('Este caso no está en este equipo')).toBeVisible()
  await page.evaluate(
    (contact) =>
      window.sessionStorage.setItem(
        'fake.drafts',
        JSON.stringify([{ contact, field: 'form', text: JSON.stringify({ text: 'Mi respuesta larga' }) }]),
      ),
    `case:${gone}:case.answer`,
  )
  await page.reload()
  await expect(page.getByText('Mi respuesta larga')).toBeVisible()
  await shot(page, 'case-left-light')
  await isAccessible(page)
  await page.getByRole('button', { name: 'Descartar lo escrito' }).click()
  await expect(page.getByText('Mi respuesta larga')).toHaveCount(0)
})

test('the holder extends the customer’s term within the law, and it holds once the customer has been told', async ({
  open,
}) => {
  const [late, fresh] = ['01939e1a-0007-7000-8000-000000000001', '01939e1a-0007-7000-8000-000000000003']
  const page = await open('as=analyst', `#/cases/${late}`)
  const extend = page.getByRole('button', { name: 'Prorrogar el plazo', exact: true })
  const day = page.getByLabel('Nuevo plazo para responderle al cliente')
  const why = page.getByLabel('Por qué se demora')
  const send = () => page.keyboard.press('Control+Enter')
  await extend.click()
  await send()
  await expect(page.getByText('Elija el día.')).toBeVisible()
  await day.fill('2099-12-31')
  await why.fill('Falta el avalúo.')
  await send()
  await expect(page.getByText(/^El plazo venció el .*: después no se puede prorrogar\./)).toBeVisible()

  await page.goto(`${page.url().split('#')[0]}#/cases/${fresh}`)
  await page.getByRole('button', { name: 'Tomar el caso' }).click()
  await extend.click()
  const limit = (await day.getAttribute('max')) ?? ''
  await day.fill('2099-12-31')
  await why.fill('Falta el avalúo.')
  await send()
  await expect(page.getByText(/^La ley permite prorrogar como máximo hasta el/)).toBeVisible()
  await day.fill(limit)
  await shot(page, 'case-extend-light')
  await isAccessible(page)
  await send()
  await expect(page.getByText('Prorrogó el plazo del cliente')).toBeVisible()
  await expect(page.getByText(/falta informarla al cliente, a más tardar el/)).toBeVisible()
  await expect(extend).toHaveCount(0)
  const told = await page.evaluate(
    (id) =>
      window.world.elsewhere(
        'case.tellExtension',
        {
          caseId: id,
          entryId: '01939e1a-0008-7000-8000-0000000000fd',
          text: 'De acuerdo.',
          contact: {
            interactionId: '01939e1a-0008-7000-8000-0000000000fc',
            customerId: null,
            channel: 'voice',
            direction: 'outbound',
            openedAt: new Date().toISOString(),
          },
        },
        '01939e1a-0002-7000-8000-000000000001',
      ),
    fresh,
  )
  expect(told).toMatchObject({ ok: true })
  await expect(page.getByText('Informó la prórroga al cliente')).toBeVisible()
  await expect(page.getByText(/informada al cliente el/)).toBeVisible()
  await shot(page, 'case-extended-light')
})

test('the advisor tells the customer of an extension that was decided, in a contact of its own', async ({ open }) => {
  const caseId = '01939e1a-0007-7000-8000-000000000003'
  const page = await open('as=advisor', `#/cases/${caseId}`)
  const tell = page.getByRole('button', { name: 'Informar la prórroga al cliente', exact: true })
  await expect(page.getByRole('heading', { name: 'Qué ha pasado' })).toBeVisible()
  await expect(tell).toHaveCount(0)
  await page.evaluate((id) => {
    const { elsewhere } = window.world
    const [analyst, entry] = ['01939e1a-0002-7000-8000-000000000002', '01939e1a-0008-7000-8000-0000000000f']
    elsewhere('case.take', { caseId: id, entryId: `${entry}1` }, analyst)
    // A business day within the limit is a matter of the day on which this runs: the first that is taken.
    for (let days = 1; days < 40; days++) {
      const dueOn = new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
      if (elsewhere('case.extendTerm', { caseId: id, entryId: `${entry}2`, dueOn, reason: 'Avalúo.' }, analyst).ok)
        return
    }
  }, caseId)
  await tell.click()
  await page.getByLabel('Qué se le dijo de la prórroga').fill('Quedó de acuerdo.')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('Informó la prórroga al cliente')).toBeVisible()
  await expect(page.getByText('Quedó de acuerdo.')).toBeVisible()
  await expect(page.getByText(/informada al cliente el/)).toBeVisible()
  await expect(tell).toHaveCount(0)
  const sent = await page.evaluate(() => window.world.dispatched.find(({ name }) => name === 'case.tellExtension'))
  expect(sent?.payload).toMatchObject({ caseId, text: 'Quedó de acuerdo.', contact: { direction: 'outbound' } })
})

test('beside a list of cases it is said where to begin in it, and beside an empty one nothing', async ({ open }) => {
  const page = await open('', '#/cases')
  const choose = page.getByRole('heading', { name: 'Elija un caso' })
  await expect(choose).toBeVisible()
  await page.getByRole('button', { name: /^Cerrados/ }).click()
  await expect(page.getByText('En este equipo no hay casos cerrados suyos')).toBeVisible()
  await expect(choose).toHaveCount(0)
  await shot(page, 'cases-none-closed-light')
  await page.getByRole('button', { name: /^Míos/ }).click()
  await expect(choose).toBeVisible()
  await page.getByRole('textbox', { name: 'Radicado, cliente o tema' }).fill('nada de esto')
  await expect(choose).toHaveCount(0)
})

test('a case that its customer withdrew says so of both its days, and neither in green', async ({ open }) => {
  const page = await open('withdrawn', '#/cases/01939e1a-0007-7000-8000-000000000050')
  const facts = page.getByRole('definition')
  await expect(facts.getByText(/desistió el /)).toHaveCount(2)
  await expect(facts.getByText(/cumplido/)).toHaveCount(0)
  await expect(page.locator('dl [data-level=ok]')).toHaveCount(0)
  await shot(page, 'case-withdrawn-light')
  await isAccessible(page)
})

test('a case that nobody has taken is not said to be without an owner, which is what an absent person’s is', async ({
  open,
}) => {
  const page = await open('as=coordinator', '#/cases/01939e1a-0007-7000-8000-000000000003')
  await expect(page.getByText('Analista OEFV · sin tomar')).toBeVisible()
  await expect(page.getByText(/sin dueño/)).toHaveCount(0)
  await page.getByRole('link', { name: 'Coordinación' }).click()
  await expect(page.getByRole('heading', { name: 'Nadie que falte tiene casos' })).toBeVisible()
  await expect(page.getByText('Sin conexión: es lo último que este equipo supo.')).toHaveCount(0)
  await page.evaluate(() => window.world.setSync({ connection: 'offline' }))
  await expect(page.getByText('Sin conexión: es lo último que este equipo supo.')).toBeVisible()
  await shot(page, 'unowned-none-light')
})
