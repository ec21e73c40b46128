import { choose, customerCalls, isPaused, phoneOf, stateIs } from '../harness/phone.ts'
import { ADVISOR, expect, joinQueue, test } from './line.ts'

test('with the centre away a pause is told to the PBX by its code, the queue obeys it, and the screen says so', async ({
  console,
  pbx,
}) => {
  const page = await console()
  // The centre is gone for whatever the phone asks of it from now on.
  await page.evaluate(() => {
    const { console } = window.world
    const call = console.call.bind(console)
    Object.assign(console, {
      call: (verb: string, parameters: never) =>
        verb === 'phone.presence'
          ? Promise.resolve({ ok: false, error: { code: 'centre.unreachable', facts: {} } })
          : call(verb as 'phone.presence', parameters), // whichever verb it is
    })
  })
  await choose(page, 'Disponible')
  await stateIs(page, 'Disponible')
  await joinQueue(pbx, 'servicio', ADVISOR)
  await choose(page, 'Almuerzo')
  // The PBX's own word: nobody rings at whoever is paused.
  await expect.poll(() => isPaused(pbx, 'servicio', ADVISOR)).toBe(true)
  await stateIs(page, 'Almuerzo')
  await expect(page.getByText('lo tiene en pausa por código', { exact: false }).first()).toBeVisible()
  await choose(page, 'Disponible')
  await expect.poll(() => isPaused(pbx, 'servicio', ADVISOR)).toBe(false)
  await stateIs(page, 'Disponible')
  const customer = await customerCalls(pbx)
  await expect(phoneOf(page).getByRole('alert').filter({ hasText: 'Llamada entrante' })).toBeVisible()
  await customer.close()
  // The code is nobody's contact.
  expect(await page.evaluate(() => window.world.dispatched.filter(({ name }) => name === 'call.dialled'))).toEqual([])
})
