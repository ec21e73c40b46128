import type { Page } from '@playwright/test'
import { advisorId } from '#shared/supervision/day.test-data.ts'
import { phoneUserOf } from '#shared/telephony/account.ts'
import { passing, says, TONES } from '../harness/far-ends.ts'
import { listenTo } from '../harness/pbx-events.ts'
import { answers, choose, customerCalls, phoneOf, soundGoesOn, stateIs } from '../harness/phone.ts'
import { shareAt } from '../harness/tone.ts'
import { ADVISOR, expect, joinQueue, test } from './line.ts'

async function dials(page: Page, code: string): Promise<void> {
  await stateIs(page, 'Desconectado')
  await phoneOf(page).getByRole('button', { name: 'Llamar', exact: true }).click()
  await page.getByLabel('Marcar un número').last().fill(code)
  await page.keyboard.press('Enter')
  await expect(phoneOf(page).getByText('En llamada', { exact: true }).first()).toBeVisible()
}

test('digits that are pressed in a call are what an automatic menu of the PBX receives', async ({ console, pbx }) => {
  const { told, stop } = await listenTo(pbx)
  const page = await console()
  await dials(page, '*88')
  const answersGiven = () =>
    told.flatMap(({ fields }) => (fields.UserEvent === 'Survey' ? [`${fields.Question}=${fields.Answer}`] : []))
  /** What the PBX does with the call now. */
  const application = async () => {
    const listed = await pbx.ami.list('CoreShowChannels')
    return (listed.ok ? listed.value : []).flatMap(({ fields }) => fields.ApplicationData ?? [])[0]
  }
  await phoneOf(page).getByRole('button', { name: 'Teclado' }).click()
  for (const [prompt, digit, heard] of [
    ['encuesta-1', '4', 'satisfaction=4'],
    ['encuesta-2', '2', 'ease=2'],
    ['encuesta-3', '1', 'resolved=1'],
  ] as const) {
    // A digit that comes before a question is asked answers none.
    await expect.poll(application).toContain(`${prompt},1`)
    await page.keyboard.press(digit)
    await expect.poll(answersGiven, { timeout: 30_000 }).toContain(heard)
  }
  // Each was received once.
  expect(answersGiven()).toEqual(['satisfaction=4', 'ease=2', 'resolved=1'])
  stop()
})

const RATE = 8_000

test('what the microphone hears is what arrives at the PBX: a known tone, and silence while it is muted', async ({
  console,
  pbx,
}) => {
  const page = await console()
  await says(page, 'advisor')
  await dials(page, '*43')
  await soundGoesOn(page)
  const listed = await pbx.ami.list('CoreShowChannels')
  const [channel = ''] = (listed.ok ? listed.value : []).flatMap(({ fields }) => fields.Channel ?? [])
  // What the PBX receives of the channel, apart from what it plays to it.
  const heard = await passing(pbx, channel, 'said')
  expect(shareAt(heard, TONES.advisor, RATE)).toBeGreaterThan(0.8)
  expect(shareAt(heard, TONES.colleague, RATE)).toBeLessThan(0.05)
  await page.keyboard.press('Control+M')
  await expect(phoneOf(page)).toContainText('Silenciado')
  const muted = await passing(pbx, channel, 'said')
  expect(muted.slice(-RATE / 2).reduce((loudest, one) => Math.max(loudest, Math.abs(one)), 0)).toBeLessThan(0.01)
})

test('a second call waits beside a conversation, is taken, and the two are swapped', async ({ console, pbx }) => {
  const user = phoneUserOf(advisorId(0))
  const page = await console(user)
  const colleague = await console(ADVISOR, pbx.wsUrl, undefined, 'agents=1')
  await choose(page, 'Disponible')
  await stateIs(page, 'Disponible')
  await joinQueue(pbx, 'servicio', user)
  const customer = await customerCalls(pbx)
  await answers(page)
  await soundGoesOn(page)
  await phoneOf(colleague).getByRole('button', { name: 'Llamar', exact: true }).click()
  await colleague.getByRole('button', { name: 'Llamar a Agente 0' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'Otra llamada espera' })).toBeVisible()
  await page.keyboard.press('F2')
  // The customer is on hold while the colleague has the person's voice, and the other way round.
  await expect(phoneOf(colleague).getByText('En llamada', { exact: true }).first()).toBeVisible()
  await expect(phoneOf(page)).toContainText('En espera')
  await soundGoesOn(colleague)
  await page.getByRole('button', { name: 'Cambiar de llamada' }).click()
  await soundGoesOn(page)
  await expect(page.getByRole('button', { name: 'Cambiar de llamada' })).toBeEnabled()
  await page.getByRole('button', { name: 'Cambiar de llamada' }).click()
  await soundGoesOn(colleague)
  expect(await Promise.race([customer.ended, 'on the line'])).toBe('on the line')
  await customer.close()
})
