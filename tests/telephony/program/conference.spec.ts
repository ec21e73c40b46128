import type { Page } from '@playwright/test'
import { contactAddress } from '#tests/support/contact-address.ts'
import { customerHears, hears, says, speaks, TONES } from '../harness/far-ends.ts'
import { answers, customerCalls, phoneOf, soundGoesOn, stateIs } from '../harness/phone.ts'
import { watchesPeers, watchPeers } from '../harness/spoken.ts'
import { type Voice, voice } from '../harness/voice.ts'
import { expect, type PhoneWorld, type Test, test } from './world.ts'

const CUT = 'Se perdió la conexión; la llamada sigue. Reconectando…'
const onTheLine = (customer: { ended: Promise<number | null> }) => Promise.race([customer.ended, 'on the line'])

/** Luis has asked Carmen about a customer whose telephone is played here, and all three speak; each says a tone of their own. */
async function inConference(advisor: Test['advisor'], world: PhoneWorld) {
  const luis = await advisor('luis')
  await watchPeers(luis.page)
  await says(luis.page, 'advisor')
  const telephone = await voice(TONES.customer)
  const customer = await customerCalls(world.pbx, { media: telephone.port, stay: 120_000 })
  await answers(luis.page)
  await hears(luis.page, ['customer'])
  const call = await contactAddress(luis.page)
  const carmen = await advisor('carmen', 'Apoyo')
  await watchPeers(carmen.page)
  await says(carmen.page, 'colleague')
  await phoneOf(luis.page).getByRole('button', { name: 'Transferir' }).click()
  await luis.page.getByRole('button', { name: 'Consultar antes: Carmen Rojas' }).click()
  await answers(carmen.page)
  await phoneOf(luis.page).getByRole('button', { name: 'Conferencia' }).click()
  for (const { page } of [luis, carmen]) await expect(phoneOf(page)).toContainText('En conferencia')
  const allHearEachOther = async () => {
    await hears(luis.page, ['customer', 'colleague'])
    await hears(carmen.page, ['customer', 'advisor'])
    await customerHears(telephone, ['advisor', 'colleague'])
  }
  await allHearEachOther()
  return { luis, carmen, telephone, customer, call, allHearEachOther }
}

/** Who stays with the customer has a call as any other: it can be held, with music for the customer, and taken up again. */
async function staysAsTwo(page: Page, telephone: Voice): Promise<void> {
  const phone = phoneOf(page)
  await expect(phone).not.toContainText('En conferencia')
  await expect(phone.getByRole('button', { name: 'Transferir' })).toBeEnabled()
  await phone.getByRole('button', { name: 'Espera' }).click()
  await expect(phone.getByRole('button', { name: 'Retomar' })).toBeVisible()
  await customerHears(telephone, [])
  // Not the silence of a room: what is held hears music.
  await expect.poll(() => telephone.heard().some((sample) => Math.abs(sample) > 0.02)).toBe(true)
  await phone.getByRole('button', { name: 'Retomar' }).click()
  await customerHears(telephone, ['colleague'])
  await hears(page, ['customer'])
}

test('three speak with each other, also after a cut, and the customer stays with whoever stays', async ({
  advisor,
  world,
}) => {
  const { luis, carmen, telephone, customer, call, allHearEachOther } = await inConference(advisor, world)
  world.line.cut()
  for (const { page } of [luis, carmen]) await expect(phoneOf(page)).toContainText(CUT)
  world.line.restore()
  for (const { page } of [luis, carmen]) await expect(phoneOf(page)).toContainText('Reconectado.')
  await allHearEachOther()
  // Whose contact it is leaves: the customer and the colleague go on.
  await luis.page.keyboard.press('F4')
  await stateIs(luis.page, 'Tipificando')
  await customerHears(telephone, ['colleague'])
  await hears(carmen.page, ['customer'])
  // The contact is the colleague's now, and is opened by the name of the call.
  await phoneOf(carmen.page)
    .getByRole('link', { name: /310 555 0142/ })
    .click()
  await expect.poll(() => new URL(carmen.page.url()).hash).toBe(call)
  expect(await onTheLine(customer)).toBe('on the line')
  await soundGoesOn(carmen.page)
  await staysAsTwo(carmen.page, telephone)
  // And transferred: here to whom it had before.
  await phoneOf(carmen.page).getByRole('button', { name: 'Transferir' }).click()
  await carmen.page.getByRole('button', { name: 'Transferir ya: Luis Cárdenas' }).click()
  await stateIs(carmen.page, 'Tipificando')
  await answers(luis.page)
  await customerHears(telephone, ['advisor'])
  await hears(luis.page, ['customer'])
  expect(await onTheLine(customer)).toBe('on the line')
  // With the last of them the customer is let go.
  await phoneOf(luis.page).getByRole('button', { name: 'Colgar' }).click()
  await expect.poll(() => onTheLine(customer)).toBe(0)
  telephone.close()
})

test('a coordinator who takes the customer out of a conference lets both colleagues go', async ({ advisor, world }) => {
  const { luis, carmen, telephone, customer, call } = await inConference(advisor, world)
  const sofia = await advisor('sofia', 'Apoyo')
  await watchPeers(sofia.page)
  await says(sofia.page, 'colleague')
  await sofia.page.evaluate(() => window.location.assign('#/board'))
  await sofia.page.getByRole('button', { name: 'Acciones: Luis Cárdenas' }).click()
  await sofia.page.getByRole('menuitem', { name: 'Tomar la llamada', exact: true }).click()
  await hears(sofia.page, ['customer'])
  await customerHears(telephone, ['colleague'])
  await stateIs(luis.page, 'Tipificando')
  await expect(luis.page.getByText('Sofía León tomó esta llamada.', { exact: false })).toBeVisible()
  for (const { page } of [luis, carmen]) await expect(phoneOf(page)).not.toContainText('310 555 0142')
  // Whose contact it never was is free.
  await stateIs(carmen.page, 'Apoyo')
  await phoneOf(sofia.page)
    .getByRole('link', { name: /310 555 0142/ })
    .click()
  await expect.poll(() => new URL(sofia.page.url()).hash).toBe(call)
  await phoneOf(sofia.page).getByRole('button', { name: 'Colgar' }).click()
  expect(await customer.ended).toBe(0)
  telephone.close()
})

test('a console that is reloaded in a conference comes back to it; the others go on meanwhile', async ({
  advisor,
  world,
}) => {
  const { luis, carmen, telephone, customer, call, allHearEachOther } = await inConference(advisor, world)
  // What a page says and hears is prepared before anything of the product runs in it.
  await luis.page.addInitScript(`(${watchesPeers})()`)
  await luis.page.addInitScript(`(${speaks})(${TONES.advisor})`)
  await luis.page.reload({ waitUntil: 'commit' })
  await customerHears(telephone, ['colleague'])
  await expect(phoneOf(luis.page)).toContainText('En conferencia')
  await luis.page.keyboard.press('Shift')
  await allHearEachOther()
  // It is still Luis's contact, and its leg is the one on which he hangs up.
  expect(new URL(luis.page.url()).hash).toBe(call)
  await expect(luis.page.getByLabel('Notas del contacto')).toBeVisible()
  await luis.page.keyboard.press('F4')
  await stateIs(luis.page, 'Tipificando')
  await hears(carmen.page, ['customer'])
  // Alone with the customer a console that is gone is waited for, and has them again when it is back.
  await expect(phoneOf(carmen.page)).not.toContainText('En conferencia')
  await carmen.page.addInitScript(`(${watchesPeers})()`)
  await carmen.page.addInitScript(`(${speaks})(${TONES.colleague})`)
  await carmen.page.reload({ waitUntil: 'commit' })
  await expect(phoneOf(carmen.page).getByRole('button', { name: 'Colgar' })).toBeVisible()
  await carmen.page.keyboard.press('Shift')
  await hears(carmen.page, ['customer'])
  await customerHears(telephone, ['colleague'])
  await phoneOf(carmen.page).getByRole('button', { name: 'Colgar' }).click()
  expect(await customer.ended).toBe(0)
  telephone.close()
})
