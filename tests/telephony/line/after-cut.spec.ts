import type { Page } from '@playwright/test'
import { freePort } from '#tests/support/ports.ts'
import { type CuttableLine, cuttableLine } from '../harness/cut.ts'
import type { TestPbx } from '../harness/pbx.ts'
import { listenTo } from '../harness/pbx-events.ts'
import {
  answers,
  choose,
  customerCalls,
  openTracks,
  phoneOf,
  soundGoesOn,
  stateIs,
  tracksNoted,
} from '../harness/phone.ts'
import { advisorTelephone } from '../harness/sipp.ts'
import { ADVISOR, expect, joinQueue, test } from './line.ts'

/** A cut that the screen has seen, and a line that is back. */
async function cutAndBack(page: Page, line: CuttableLine): Promise<void> {
  line.cut()
  await expect(phoneOf(page)).toContainText('Se perdió la conexión')
  await page.waitForTimeout(1_000)
  line.restore()
  await expect(phoneOf(page)).toContainText('Reconectado.')
}

/** What the PBX does with each call now. */
async function applications(pbx: TestPbx): Promise<readonly string[]> {
  const listed = await pbx.ami.list('CoreShowChannels')
  return (listed.ok ? listed.value : []).flatMap(({ fields }) => fields.Application ?? [])
}

test('after a cut the digits that are pressed are received, each once', async ({ console, pbx }) => {
  const { told, stop } = await listenTo(pbx)
  const line = await cuttableLine(pbx.wsUrl)
  const page = await console(ADVISOR, line.wsUrl)
  await stateIs(page, 'Desconectado')
  await phoneOf(page).getByRole('button', { name: 'Llamar', exact: true }).click()
  await page.getByLabel('Marcar un número').last().fill('*88')
  await page.keyboard.press('Enter')
  await expect(phoneOf(page).getByText('En llamada', { exact: true }).first()).toBeVisible()
  await cutAndBack(page, line)
  const asked = async () => {
    const listed = await pbx.ami.list('CoreShowChannels')
    return (listed.ok ? listed.value : []).flatMap(({ fields }) => fields.ApplicationData ?? []).join()
  }
  const answered = () =>
    told.flatMap(({ fields }) => (fields.UserEvent === 'Survey' ? [`${fields.Question}=${fields.Answer}`] : []))
  await phoneOf(page).getByRole('button', { name: 'Teclado' }).click()
  // What was asked while nobody could press anything is asked once more (dialplan/survey.ts).
  await expect.poll(asked, { timeout: 30_000 }).toContain('encuesta-')
  for (const [question, digit] of [
    ['satisfaction', '4'],
    ['ease', '2'],
  ] as const) {
    const prompt = question === 'satisfaction' ? 'encuesta-1' : 'encuesta-2'
    await expect.poll(asked, { timeout: 30_000 }).toContain(`${prompt},1`)
    await page.keyboard.press(digit)
    await expect.poll(answered, { timeout: 30_000 }).toContain(`${question}=${digit}`)
  }
  expect(answered()).toEqual(['satisfaction=4', 'ease=2'])
  stop()
  await line.close()
})

test('a call that rang when the line was cut is given up where no bridge says what became of it, and rings nobody then', async ({
  console,
  pbx,
}) => {
  const outside = advisorTelephone({
    ...{ pbx: pbx.settings.sip.port, port: pbx.customerPort, rtp: await freePort() },
    ...{ rings: 120_000, stay: 1_000 },
  })
  const line = await cuttableLine(pbx.wsUrl)
  const page = await console(ADVISOR, line.wsUrl)
  await stateIs(page, 'Desconectado')
  await tracksNoted(page)
  const dial = phoneOf(page).getByRole('button', { name: 'Llamar', exact: true })
  await dial.click()
  await page.getByLabel('Marcar un número').last().fill('3009998877')
  await page.keyboard.press('Enter')
  await expect.poll(() => applications(pbx)).toEqual(['Dial', 'AppDial'])
  line.cut()
  await expect(phoneOf(page)).toContainText('Se perdió la conexión mientras llamaba')
  line.restore()
  await expect(phoneOf(page)).toContainText('Hay conexión de nuevo')
  await expect(dial).toBeEnabled({ timeout: 15_000 })
  expect(await applications(pbx)).toEqual([])
  await expect.poll(() => openTracks(page)).toBe(0)
  await outside.close()
  await line.close()
})

async function talking(console: (user?: string, wsUrl?: string) => Promise<Page>, pbx: TestPbx) {
  const line = await cuttableLine(pbx.wsUrl)
  const page = await console(ADVISOR, line.wsUrl)
  await choose(page, 'Disponible')
  await stateIs(page, 'Disponible')
  await joinQueue(pbx, 'servicio', ADVISOR)
  const customer = await customerCalls(pbx, { stay: 90_000 })
  await answers(page)
  await soundGoesOn(page)
  const transfers = async (how: string) => {
    await phoneOf(page).getByRole('button', { name: 'Transferir' }).click()
    await page.getByLabel('Transferir a').last().fill('*43')
    await page.getByRole('button', { name: how, exact: true }).click()
  }
  /** The customer is where they were sent, alone, and the advisor writes up. */
  const isThere = async () => {
    await expect(page.getByText(/Tipificando: quedan/)).toBeVisible()
    await expect.poll(() => applications(pbx)).toEqual(['Echo'])
    expect(await Promise.race([customer.ended, 'on the line'])).toBe('on the line')
    customer.hangUp()
    expect(await customer.ended).toBe(0)
    await expect.poll(() => applications(pbx)).toEqual([])
  }
  return { page, line, transfers, isThere }
}

test('after a cut a customer is transferred, and is where they were sent', async ({ console, pbx }) => {
  const { page, line, transfers, isThere } = await talking(console, pbx)
  await cutAndBack(page, line)
  await transfers('Transferir ya')
  await isThere()
  await line.close()
})

test('a consultation that was cut is completed afterwards, and one begun after a cut as well', async ({
  console,
  pbx,
}) => {
  const { page, line, transfers, isThere } = await talking(console, pbx)
  await cutAndBack(page, line)
  await transfers('Consultar antes')
  const complete = page.getByRole('button', { name: 'Completar la transferencia' })
  await expect(complete).toBeEnabled()
  await soundGoesOn(page)
  await cutAndBack(page, line)
  await soundGoesOn(page)
  await complete.click()
  await isThere()
  await line.close()
})
