import { answers, choose, customerCalls, phoneOf, soundGoesOn, stateIs } from '../harness/phone.ts'
import { expect, test } from './world.ts'

const onTheLine = (customer: { ended: Promise<number | null> }) => Promise.race([customer.ended, 'on the line'])

test('a blind transfer takes the customer to a colleague, with the same interaction', async ({ advisor, world }) => {
  const luis = await advisor('luis')
  const customer = await customerCalls(world.pbx)
  await answers(luis.page)
  await soundGoesOn(luis.page)
  const carmen = await advisor('carmen', 'Apoyo')
  const call = new URL(luis.page.url()).hash
  await phoneOf(luis.page).getByRole('button', { name: 'Transferir' }).click()
  await luis.page.getByRole('button', { name: 'Transferir ya: Carmen Rojas' }).click()
  await stateIs(luis.page, 'Tipificando')
  await answers(carmen.page)
  await soundGoesOn(carmen.page)
  expect(new URL(carmen.page.url()).hash).toBe(call)
  expect(await onTheLine(customer)).toBe('on the line')
  await carmen.page.keyboard.press('F4')
  await expect.poll(() => onTheLine(customer)).toBe(0)
})

test('a consultation is completed: the customer hears the colleague, and the first advisor is free', async ({
  advisor,
  world,
}) => {
  const luis = await advisor('luis')
  const customer = await customerCalls(world.pbx)
  await answers(luis.page)
  await soundGoesOn(luis.page)
  const carmen = await advisor('carmen', 'Apoyo')
  await phoneOf(luis.page).getByRole('button', { name: 'Transferir' }).click()
  await luis.page.getByRole('button', { name: 'Consultar antes: Carmen Rojas' }).click()
  await answers(carmen.page)
  await soundGoesOn(luis.page)
  await phoneOf(luis.page).getByRole('button', { name: 'Completar la transferencia' }).click()
  await stateIs(luis.page, 'Tipificando')
  await soundGoesOn(carmen.page)
  expect(await onTheLine(customer)).toBe('on the line')
  await carmen.page.keyboard.press('F4')
  await expect.poll(() => onTheLine(customer)).toBe(0)
})

test('two consoles take turns: who has waited longest rings first', async ({ advisor, world }) => {
  const luis = await advisor('luis')
  const carmen = await advisor('carmen')
  const first = await customerCalls(world.pbx)
  const rings = [luis, carmen].map(({ page }) => page.getByRole('alert').filter({ hasText: 'Llamada entrante' }))
  await expect.poll(async () => (await Promise.all(rings.map((ring) => ring.count()))).join()).toMatch(/^(1,0|0,1)$/)
  const one = (await rings[0]?.count()) === 1 ? luis : carmen
  const other = one === luis ? carmen : luis
  await answers(one.page)
  const second = await customerCalls(world.pbx, { number: '3002223344' })
  await answers(other.page)
  await soundGoesOn(one.page)
  await soundGoesOn(other.page)
  for (const { page } of [one, other]) await page.keyboard.press('F4')
  await expect.poll(() => onTheLine(first)).toBe(0)
  await expect.poll(() => onTheLine(second)).toBe(0)
  await choose(luis.page, 'Desconectado')
})
