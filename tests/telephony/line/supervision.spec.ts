import { CONTEXTS } from '#central/telephony/configuration/names.ts'
import { choose, phoneOf, soundGoesOn, stateIs } from '../harness/phone.ts'
import { spokenIn, watchPeers } from '../harness/spoken.ts'
import { ADVISOR, expect, test } from './line.ts'

test('a coordinator who listens is put through by itself and muted, and nothing is written of it', async ({
  console,
  pbx,
}) => {
  const page = await console()
  await watchPeers(page)
  await choose(page, 'Disponible')
  await stateIs(page, 'Disponible')
  const rung = await pbx.ami.send('Originate', {
    ...{ Channel: `Local/${ADVISOR}@${CONTEXTS.supervision}/n`, Application: 'Echo', Async: 'true' },
    ...{ CallerID: `<${ADVISOR}>` },
    Variable: ['__CALL_ID=01939e1a-0000-7000-8000-00000000beef', '__SUPERVISION=listen'],
  })
  expect(rung.ok).toBe(true)
  await expect(phoneOf(page)).toContainText('Escuchando a · silenciado')
  await expect(phoneOf(page).getByRole('button', { name: 'Silenciar' })).toHaveCount(0)
  await soundGoesOn(page)
  // Not one sample, from the first packet on.
  expect((await spokenIn(page)).energy).toBe(0)
  expect((await spokenIn(page)).packets).toBeGreaterThan(50)
  await page.keyboard.press('Control+M')
  await expect(page.getByText('Usted solo escucha', { exact: false })).toBeVisible()
  await page.screenshot({ path: '.cache/screenshots/phone-listening.png' })
  await page.keyboard.press('F4')
  await stateIs(page, 'Disponible')
  expect(await page.evaluate(() => window.world.dispatched.filter(({ name }) => name.startsWith('call.')))).toEqual([])
})
