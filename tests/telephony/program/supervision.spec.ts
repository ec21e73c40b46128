import { isRegistered } from '#central/telephony/endpoints.ts'
import { phoneUserOf } from '#shared/telephony/account.ts'
import { post, signIn } from '#tests/integration/identity/caller.ts'
import { contactAddress } from '#tests/support/contact-address.ts'
import { samplePeople } from '#tools/sample/people.ts'
import { PASSWORD } from '../../e2e/console/world.ts'
import { customerHears, hears, says, TONES } from '../harness/far-ends.ts'
import { answers, choose, customerCalls, phoneOf, stateIs } from '../harness/phone.ts'
import { setRoles } from '../harness/roles.ts'
import { watchPeers } from '../harness/spoken.ts'
import { voice } from '../harness/voice.ts'
import { expect, type PhoneWorld, type Test, test } from './world.ts'

const userOf = (login: string): string => {
  const person = samplePeople.find((one) => one.login === login)
  if (person === undefined) throw new Error(`the sample has no ${login}`)
  return phoneUserOf(person.id)
}

/** Luis talks to a customer whose telephone is played here, and Sofía coordinates him; each says a tone of their own. */
async function talked(advisor: Test['advisor'], world: PhoneWorld) {
  const luis = await advisor('luis')
  const sofia = await advisor('sofia', 'Apoyo')
  for (const [{ page }, speaker] of [
    [luis, 'advisor'],
    [sofia, 'colleague'],
  ] as const) {
    await watchPeers(page)
    await says(page, speaker)
  }
  const telephone = await voice(TONES.customer)
  const customer = await customerCalls(world.pbx, { media: telephone.port, stay: 120_000 })
  await answers(luis.page)
  const call = await contactAddress(luis.page)
  await luis.page
    .getByRole('button', { name: /^Dicho, seguir/ })
    .first()
    .click()
  await hears(luis.page, ['customer'])
  await sofia.page.evaluate(() => window.location.assign('#/board'))
  const presses = async (act: string) => {
    await sofia.page.getByRole('button', { name: 'Acciones: Luis Cárdenas' }).click()
    await sofia.page.getByRole('menuitem', { name: act, exact: true }).click()
  }
  const leaves = async () => {
    await sofia.page.keyboard.press('F4')
    await stateIs(sofia.page, 'Apoyo')
  }
  return { luis, sofia, telephone, customer, call, presses, leaves }
}

test('a coordinator is heard by nobody, by the advisor alone, and then has the call with its contact', async ({
  advisor,
  world,
}) => {
  const { luis, sofia, telephone, customer, call, presses, leaves } = await talked(advisor, world)
  const told = phoneOf(luis.page).getByText(/Sofía León (está|escucha|entró)/)
  await presses('Escuchar')
  await hears(sofia.page, ['customer', 'advisor'])
  await hears(luis.page, ['customer'])
  await expect(told).toHaveText('Sofía León está escuchando esta llamada.')
  await luis.page.screenshot({ path: '.cache/screenshots/phone-listened.png' })
  await customerHears(telephone, ['advisor'])
  await leaves()
  await expect(told).toHaveCount(0)

  await presses('Susurrar al asesor')
  await hears(luis.page, ['customer', 'colleague'])
  await hears(sofia.page, ['customer', 'advisor'])
  await customerHears(telephone, ['advisor'])

  // Without leaving first: one takes the place of the other, as a taking does below.
  await presses('Entrar a la llamada')
  await expect(told).toHaveText('Sofía León entró a esta llamada: el cliente también oye.')
  await customerHears(telephone, ['advisor', 'colleague'])
  await hears(luis.page, ['customer', 'colleague'])
  await hears(sofia.page, ['customer', 'advisor'])
  await leaves()
  await hears(luis.page, ['customer'])
  await customerHears(telephone, ['advisor'])

  await presses('Escuchar')
  await hears(sofia.page, ['customer', 'advisor'])
  await presses('Tomar la llamada')
  await hears(sofia.page, ['customer'])
  await customerHears(telephone, ['colleague'])
  await stateIs(luis.page, 'Tipificando')
  await expect(luis.page.getByText('Sofía León tomó esta llamada.', { exact: false })).toBeVisible()
  await phoneOf(sofia.page)
    .getByRole('link', { name: /310 555 0142/ })
    .click()
  await expect.poll(() => new URL(sofia.page.url()).hash).toBe(call)
  await expect(sofia.page.getByRole('region', { name: 'Aviso de grabación' })).toBeVisible()
  await phoneOf(sofia.page).getByRole('button', { name: 'Colgar' }).click()
  expect(await customer.ended).toBe(0)
  telephone.close()
})

test('who entered a call is out of it with its end: the customer is left with nobody else', async ({
  advisor,
  world,
}) => {
  const { luis, sofia, telephone, customer, presses } = await talked(advisor, world)
  await presses('Entrar a la llamada')
  await customerHears(telephone, ['advisor', 'colleague'])
  await luis.page.keyboard.press('F4')
  expect(await customer.ended).toBe(0)
  await stateIs(luis.page, 'Tipificando')
  await stateIs(sofia.page, 'Apoyo')
  telephone.close()
})

test('a person who only coordinates has a telephone: they listen and take a call, and nothing is taken by one that is not there', async ({
  advisor,
  world,
}) => {
  await setRoles(world.central.url, 'sofia', ['coordinator'], PASSWORD)
  const { luis, sofia, telephone, customer, call, presses, leaves } = await talked(advisor, world)
  const registered = (is: boolean) =>
    expect
      .poll(async () => isRegistered(world.pbx.ami, userOf('sofia')), { timeout: 60_000 })
      .toEqual({ ok: true, value: is })
  // What she may not do is not shown: whom the team has missed is not hers to call.
  await expect(phoneOf(sofia.page).getByRole('button')).toHaveCount(1)
  await presses('Escuchar')
  await hears(sofia.page, ['customer', 'advisor'])
  await leaves()

  // Her line to the PBX is lost; the centre is there.
  world.line.cut()
  await registered(false)
  await presses('Tomar la llamada')
  await expect(
    sofia.page.getByText('Su teléfono no está conectado con la central telefónica', { exact: false }),
  ).toBeVisible()
  await hears(luis.page, ['customer'])
  world.line.restore()
  await registered(true)
  await presses('Tomar la llamada')
  await hears(sofia.page, ['customer'])
  await customerHears(telephone, ['colleague'])
  await stateIs(luis.page, 'Tipificando')
  await phoneOf(sofia.page)
    .getByRole('link', { name: /310 555 0142/ })
    .click()
  await expect.poll(() => new URL(sofia.page.url()).hash).toBe(call)
  await phoneOf(sofia.page).getByRole('button', { name: 'Colgar' }).click()
  expect(await customer.ended).toBe(0)
  telephone.close()

  // What she took is hers to register, as any advisor's.
  await sofia.page.getByRole('button', { name: 'Terminar antes' }).click()
  await sofia.page.getByRole('menuitem', { name: 'Se cortó' }).click()
  await sofia.page.getByRole('button', { name: 'Registrar' }).waitFor()
  await sofia.page.keyboard.press('Control+Enter')
  await expect(sofia.page.getByText('Contacto terminado.')).toBeVisible()
  // It has left who had it before, and so has the duty to register it.
  await expect(luis.page.getByText('Este contacto no está en este equipo')).toBeVisible()
  await luis.page.getByRole('button', { name: 'Terminar', exact: true }).click()
  await stateIs(luis.page, 'Disponible')
  await setRoles(world.central.url, 'sofia', ['coordinator', 'advisor'], PASSWORD)
})

test('whose state a coordinator changes is told who did, and why, until they choose another', async ({
  advisor,
  world,
}) => {
  const { page } = await advisor('luis')
  const sofia = await signIn(world.central.url, 'sofia', PASSWORD)
  const luis = await signIn(world.central.url, 'luis', PASSWORD)
  const forced = { act: 'presence', advisor: luis.userId, state: 'training', reason: 'Taller de las 10' }
  expect((await post(world.central.url, '/board/act', forced, sofia.access)).status).toBe(204)
  const told = 'Sofía León cambió su estado a Capacitación: «Taller de las 10»'
  await stateIs(page, 'Capacitación')
  await expect(page.getByText(told)).toBeVisible()
  await page.screenshot({ path: '.cache/screenshots/phone-state-changed.png' })
  await phoneOf(page)
    .getByRole('button', { name: /^Estado: / })
    .click()
  await expect(page.getByRole('menu').getByText(told)).toBeVisible()
  await page.keyboard.press('Escape')
  await choose(page, 'Almuerzo')
  await expect(page.getByText(told)).toHaveCount(0)
})
