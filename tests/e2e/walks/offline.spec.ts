import { CaseDesk } from './case-desk.ts'
import { Desk } from './desk.ts'
import { expect, test } from './world.ts'

test('the whole of P1 without the centre, from the greeting to the registration, arrives when it is back', async ({
  workstation,
  central,
  area,
}) => {
  test.setTimeout(180_000)
  const luis = await workstation()
  await luis.signIn('luis')
  await expect(luis.page.getByText(/Sincronizado hace/).first()).toBeVisible({ timeout: 20_000 })
  await central.stop()
  const desk = new Desk(luis.page)
  await desk.begins('voice')
  await desk.greets('voice')
  await desk.identifies('voice', 'Cliente sin conexión')
  await desk.asks(1, 'Tasas y plazos', 'La primera, resuelta.')
  await desk.solves()
  await desk.givesInformation('voice')
  await desk.hasMore(true)
  await desk.asks(3, 'Garantías', 'La segunda, escalada.')
  const radicado = await desk.escalates('voice')
  await desk.hasMore(false)
  await desk.registers('voice')
  await expect(luis.page.getByText(/Sin conexión/).first()).toBeVisible()
  await central.start()
  // It tries again with growing pauses, by itself.
  await expect(luis.page.getByText('0 pendientes')).toBeVisible({ timeout: 60_000 })
  await new CaseDesk(area.page, radicado).opens()
})
