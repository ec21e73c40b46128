import type { Page } from '@playwright/test'
import { SAMPLE_PASSWORD } from '#tools/sample/people.ts'
import type { Workstation } from '../../e2e/console/world.ts'
import { command, post, pushOf, signIn } from '../../integration/identity/caller.ts'
import { answers, customerCalls, phoneOf, soundGoesOn, stateIs } from '../harness/phone.ts'
import { channelsOf, dialling } from './dialling.ts'
import { expect, type PhoneWorld, test } from './world.ts'

const CUT = 'Se perdió la conexión; la llamada sigue. Reconectando…'
/** The customer is back with the same advisor within so many ms of the console being open again. */
const BACK_WITHIN_MS = 2_000

async function talking(
  advisor: (login: string) => Promise<Workstation>,
  world: PhoneWorld,
): Promise<{ desk: Workstation; customer: Awaited<ReturnType<typeof customerCalls>> }> {
  const desk = await advisor('luis')
  const customer = await customerCalls(world.pbx, { stay: 90_000 })
  await answers(desk.page)
  await soundGoesOn(desk.page)
  return { desk, customer }
}

const onTheLine = (customer: { ended: Promise<number | null> }) => Promise.race([customer.ended, 'on the line'])

/** Hangs up and registers what was done, so that the next test begins from *Disponible*. */
async function done(page: Page, customer: { ended: Promise<number | null> }): Promise<void> {
  await page.keyboard.press('F4')
  await expect.poll(() => onTheLine(customer)).toBe(0)
  await stateIs(page, 'Tipificando')
}

test('a console that is reloaded in a call has its customer back within two seconds', async ({ advisor, world }) => {
  const { desk, customer } = await talking(advisor, world)
  await desk.page.getByRole('button', { name: /Dicho, seguir/ }).click()
  await expect(desk.page.getByRole('region', { name: 'Aviso de grabación' })).toBeVisible()
  await desk.page.reload({ waitUntil: 'commit' })
  await phoneOf(desk.page).waitFor()
  const begun = Date.now()
  await expect(phoneOf(desk.page).getByText('En llamada', { exact: true }).first()).toBeVisible()
  const back = Date.now() - begun
  console.log(`back after a reload: ${back} ms from the open console`)
  expect(back).toBeLessThan(BACK_WITHIN_MS)
  await soundGoesOn(desk.page)
  // At the step at which it was, and still the same contact.
  await expect(desk.page.getByRole('region', { name: 'Aviso de grabación' })).toBeVisible()
  await stateIs(desk.page, 'En llamada')
  expect(await onTheLine(customer)).toBe('on the line')
  await done(desk.page, customer)
})

test('the time of a call goes on through a reload of its console', async ({ advisor, world }) => {
  const { desk, customer } = await talking(advisor, world)
  const lasts = async () => {
    const [minutes = 0, seconds = 0] = ((await phoneOf(desk.page).locator('time').textContent()) ?? '')
      .split(':')
      .map(Number)
    return minutes * 60 + seconds
  }
  await expect.poll(lasts).toBeGreaterThanOrEqual(8)
  await desk.page.reload({ waitUntil: 'commit' })
  await expect(phoneOf(desk.page).getByText('En llamada', { exact: true }).first()).toBeVisible()
  await expect.poll(lasts, { timeout: 3_000 }).toBeGreaterThanOrEqual(8)
  await desk.page.screenshot({ path: '.cache/screenshots/call-reloaded.png' })
  await done(desk.page, customer)
})

test('a console that is killed in a call and opened again has its customer back', async ({ advisor, world }) => {
  const { desk, customer } = await talking(advisor, world)
  await desk.kill()
  await desk.open()
  await desk.signIn('luis')
  const begun = Date.now()
  await expect(phoneOf(desk.page).getByText('En llamada', { exact: true }).first()).toBeVisible()
  console.log(`back after a kill: ${Date.now() - begun} ms from the open console`)
  expect(Date.now() - begun).toBeLessThan(BACK_WITHIN_MS)
  await soundGoesOn(desk.page)
  expect(await onTheLine(customer)).toBe('on the line')
  await done(desk.page, customer)
})

const legOf = async (world: PhoneWorld, context: string) => {
  const channels = await world.pbx.ami.list('CoreShowChannels')
  return (channels.ok ? channels.value : []).filter(({ fields }) => fields.Context === context).length
}

test('a customer on hold stays there while their advisor is, muted too', async ({ advisor, world }) => {
  const { desk, customer } = await talking(advisor, world)
  await desk.page.keyboard.press('Control+m')
  await desk.page.keyboard.press('F8')
  await expect(phoneOf(desk.page)).toContainText('En espera')
  // Well beyond the time after which a leg without sound is dead.
  await desk.page.waitForTimeout(12_000)
  await expect(phoneOf(desk.page)).toContainText('En espera')
  await desk.page.keyboard.press('F8')
  await soundGoesOn(desk.page)
  expect(await onTheLine(customer)).toBe('on the line')
  await done(desk.page, customer)
})

test('a console that is killed with its customer on hold: the customer is told, and is back with the same advisor', async ({
  advisor,
  world,
}) => {
  const { desk, customer } = await talking(advisor, world)
  await desk.page.keyboard.press('F8')
  await expect(phoneOf(desk.page)).toContainText('En espera')
  await desk.kill()
  await expect.poll(() => legOf(world, 'advisor-gone'), { timeout: 10_000 }).toBe(1)
  await desk.open()
  await desk.signIn('luis')
  await expect(phoneOf(desk.page).getByText('En llamada', { exact: true }).first()).toBeVisible()
  await soundGoesOn(desk.page)
  expect(await onTheLine(customer)).toBe('on the line')
  await done(desk.page, customer)
})

test('who hangs up during a cut hangs up: the customer’s line ends at once, through the bridge', async ({
  advisor,
  world,
}) => {
  const { desk, customer } = await talking(advisor, world)
  world.line.cut()
  await expect(phoneOf(desk.page)).toContainText(CUT)
  await desk.page.keyboard.press('F4')
  await expect.poll(() => onTheLine(customer), { timeout: 5_000 }).toBe(0)
  world.line.restore()
  await stateIs(desk.page, 'Tipificando')
})

test('a customer who hangs up during a cut is not shown as being there when the line is back', async ({
  advisor,
  world,
}) => {
  const { desk, customer } = await talking(advisor, world)
  world.line.cut()
  await expect(phoneOf(desk.page)).toContainText(CUT)
  customer.hangUp()
  expect(await customer.ended).toBe(0)
  world.line.restore()
  await stateIs(desk.page, 'Tipificando')
})

test('with the centre away a call goes on, and is hung up on as ever', async ({ advisor, world }) => {
  const { desk, customer } = await talking(advisor, world)
  await world.central.stop()
  await soundGoesOn(desk.page)
  await desk.page.keyboard.press('F8')
  await expect(phoneOf(desk.page)).toContainText('En espera')
  await desk.page.keyboard.press('F8')
  await soundGoesOn(desk.page)
  await done(desk.page, customer)
  await world.central.start()
})

test('nobody signs out of a call; who is disabled in one leaves their customer to the queue, and hears no more', async ({
  advisor,
  world,
}) => {
  const { desk, customer } = await talking(advisor, world)
  await desk.page.getByRole('button', { name: 'Luis Cárdenas' }).click()
  await desk.page.getByRole('menuitem', { name: 'Cerrar sesión' }).click()
  await expect(desk.page.getByText('Tiene una llamada en curso.')).toBeVisible()
  await desk.page.getByRole('button', { name: 'Seguir en la consola' }).click()
  await soundGoesOn(desk.page)

  const admin = await signIn(world.central.url, 'admin', SAMPLE_PASSWORD)
  const { userId } = await signIn(world.central.url, 'luis', SAMPLE_PASSWORD)
  const change = async (name: 'user.disable' | 'user.enable') => {
    const push = pushOf(admin.store, [command(name, { userId }, admin.userId)])
    const { body } = await post(world.central.url, '/push', push, admin.access)
    expect(body.answers).toMatchObject([{ outcome: 'accepted' }])
  }
  await change('user.disable')
  await expect(desk.page.getByText('Su usuario está desactivado', { exact: false })).toBeVisible()
  const legs = async () => {
    const channels = await world.pbx.ami.list('CoreShowChannels')
    return (channels.ok ? channels.value : []).filter(({ fields }) =>
      fields.Channel?.includes(userId.replaceAll('-', '')),
    )
  }
  await expect.poll(async () => (await legs()).length, { timeout: 30_000 }).toBe(0)
  expect(await onTheLine(customer)).toBe('on the line')
  customer.hangUp()
  await change('user.enable')
})

test('a console that is killed while it dials rings nobody for an advisor who is not there', async ({
  advisor,
  world,
}) => {
  const { desk, outside } = await dialling(advisor, world)
  await desk.kill()
  // The PBX alone would dial for a minute.
  await expect.poll(() => channelsOf(world), { timeout: 10_000 }).toEqual([])
  await outside.close()
})

test('who is Disponible at another console than the one that dialled is rung', async ({ advisor, world }) => {
  const { desk, outside } = await dialling(advisor, world)
  await desk.kill()
  const { page } = await advisor('luis')
  expect(await channelsOf(world)).toEqual([])
  const customer = await customerCalls(world.pbx, { stay: 90_000 })
  await answers(page)
  await done(page, customer)
  await outside.close()
})
