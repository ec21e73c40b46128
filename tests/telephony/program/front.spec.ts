import type { Workstation } from '../../e2e/console/world.ts'
import { answers, customerCalls, phoneOf, soundGoesOn, stateIs } from '../harness/phone.ts'
import { channelsOf, dialling } from './dialling.ts'
import { expect, type PhoneWorld, test } from './world.ts'

test.use({ behindFront: true })

/** A customer's call comes from the operator to the front, which knows which Asterisk has the number. */
const comesByFront = ({ front, pbx }: PhoneWorld) => ({
  settings: { sip: { port: front?.sip ?? pbx.settings.sip.port } },
})

test('behind Kamailio a console registers, a customer rings, is heard, held, and kept over a cut', async ({
  advisor,
  world,
}) => {
  const { page } = await advisor('luis')
  const customer = await customerCalls(comesByFront(world), { stay: 120_000 })
  await answers(page)
  await soundGoesOn(page)
  await page.keyboard.press('F8')
  await expect(phoneOf(page)).toContainText('En espera')
  await page.keyboard.press('F8')
  await soundGoesOn(page)

  world.line.cut()
  await expect(page.getByText('Se perdió la conexión; la llamada sigue', { exact: false })).toBeVisible()
  world.line.restore()
  await expect(page.getByText('Se perdió la conexión; la llamada sigue', { exact: false })).toHaveCount(0, {
    timeout: 30_000,
  })
  await soundGoesOn(page)
  await page.keyboard.press('F4')
  expect(await customer.ended).toBe(0)
})

/** The customer is back with the same advisor within so many ms of the console being open again, as without a front. */
const BACK_WITHIN_MS = 2_000

for (const [how, leaves] of [
  [
    'reloaded',
    async ({ page }: Workstation) => {
      await page.reload({ waitUntil: 'commit' })
      await phoneOf(page).waitFor()
    },
  ],
  [
    'killed and opened again',
    async (desk: Workstation) => {
      await desk.kill()
      await desk.open()
      await desk.signIn('luis')
    },
  ],
] as const)
  test(`behind Kamailio a console that is ${how} in a call has its customer back within two seconds`, async ({
    advisor,
    world,
  }) => {
    const desk = await advisor('luis')
    const customer = await customerCalls(comesByFront(world), { stay: 120_000 })
    await answers(desk.page)
    await soundGoesOn(desk.page)
    await leaves(desk)
    const begun = Date.now()
    await expect(phoneOf(desk.page).getByText('En llamada', { exact: true }).first()).toBeVisible()
    const back = Date.now() - begun
    console.log(`back behind the front, ${how}: ${back} ms from the open console`)
    expect(back).toBeLessThan(BACK_WITHIN_MS)
    await soundGoesOn(desk.page)
    expect(await Promise.race([customer.ended, 'on the line'])).toBe('on the line')
    await desk.page.keyboard.press('F4')
    expect(await customer.ended).toBe(0)
    await stateIs(desk.page, 'Tipificando')
  })

test('behind Kamailio a customer who hangs up ends the call, and one who is called is reached through the operator', async ({
  advisor,
  world,
}) => {
  const { desk, outside } = await dialling(advisor, world, { rings: 5_000, stay: 60_000 })
  const { page } = desk
  await phoneOf(page)
    .getByRole('img', { name: /Calidad de la línea/ })
    .waitFor()
  await phoneOf(page)
    .getByRole('button', { name: /Colgar/ })
    .click()
  await expect.poll(() => channelsOf(world)).toEqual([])
  await outside.close()

  const customer = await customerCalls(comesByFront(world), { number: '3105550143', stay: 120_000 })
  await answers(page)
  await soundGoesOn(page)
  customer.hangUp()
  await stateIs(page, 'Tipificando')
  await customer.close()
})
