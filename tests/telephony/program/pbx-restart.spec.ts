import { setTimeout as sleep } from 'node:timers/promises'
import { contactAddress } from '#tests/support/contact-address.ts'
import { answers, customerCalls, phoneOf, soundGoesOn } from '../harness/phone.ts'
import { channelsOf } from './dialling.ts'
import { expect, test } from './world.ts'

test('the PBX ends in a call: its screen says that the call was lost and calls the customer back', async ({
  advisor,
  world,
}) => {
  const { page } = await advisor('luis')
  const customer = await customerCalls(world.pbx, { stay: 120_000 })
  await answers(page)
  await soundGoesOn(page)
  const call = await contactAddress(page)
  const lost = page.getByText('La central telefónica se detuvo y esta llamada se perdió.', { exact: false })
  const callBack = page.getByRole('button', { name: 'Devolver la llamada', exact: true })
  await expect(lost).toHaveCount(0)

  await world.pbx.kill()
  await world.pbx.start()
  await expect(lost).toBeVisible({ timeout: 60_000 })
  expect(new URL(page.url()).hash).toBe(call)
  await page.screenshot({ path: '.cache/screenshots/phone-call-lost.png' })
  await expect(phoneOf(page)).not.toContainText('En llamada', { timeout: 60_000 })

  await callBack.click()
  // Another contact, whose ground is what is owed: dialled at once where the phone is back.
  await expect.poll(() => new URL(page.url()).hash).not.toBe(call)
  await expect(phoneOf(page)).toContainText('310 555 0142')
  await customer.close()
})

test('the PBX and the centre end together in a call: its screen says the same, and calls the customer back', async ({
  advisor,
  world,
}) => {
  const { page } = await advisor('carmen')
  const customer = await customerCalls(world.pbx, { stay: 120_000 })
  await answers(page)
  await soundGoesOn(page)
  const call = await contactAddress(page)

  await Promise.all([world.pbx.kill(), world.central.stop()])
  await Promise.all([world.pbx.start(), world.central.start()])
  await expect(
    page.getByText('La central telefónica se detuvo y esta llamada se perdió.', { exact: false }),
  ).toBeVisible({
    timeout: 90_000,
  })
  expect(new URL(page.url()).hash).toBe(call)
  await expect(phoneOf(page)).not.toContainText('En llamada', { timeout: 60_000 })
  await page.getByRole('button', { name: 'Devolver la llamada', exact: true }).click()
  await expect.poll(() => new URL(page.url()).hash).not.toBe(call)
  await expect(phoneOf(page)).toContainText('310 555 0142')
  await customer.close()
})

test('the PBX ends while the customer waits for a console that was killed: the call was lost, and is called back', async ({
  advisor,
  world,
}) => {
  const desk = await advisor('luis')
  const customer = await customerCalls(world.pbx, { stay: 120_000 })
  await answers(desk.page)
  await soundGoesOn(desk.page)
  const call = await contactAddress(desk.page)
  await desk.kill()
  // The customer is heard by nobody, and waits.
  await expect.poll(() => channelsOf(world)).toEqual(['Up'])
  await sleep(1_000)
  await world.pbx.kill()
  await world.pbx.start()
  await desk.open()
  await desk.signIn('luis')
  await desk.page.evaluate((to) => window.location.assign(to), call)
  await expect(
    desk.page.getByText('La central telefónica se detuvo y esta llamada se perdió.', { exact: false }),
  ).toBeVisible({ timeout: 60_000 })
  await desk.page.getByRole('button', { name: 'Devolver la llamada', exact: true }).click()
  await expect(phoneOf(desk.page)).toContainText('310 555 0142')
  await customer.close()
})
