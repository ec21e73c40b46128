import { sampled } from '../../support/sampled.ts'
import { draftSaved } from '../console/world.ts'
import { Desk } from './desk.ts'
import { everyStep } from './ways.ts'
import { expect, test } from './world.ts'

/** Steps whose own text is typed, and is there again. */
const TYPED: readonly string[] = ['motivo', 'motivo-del-mensaje', 'escala']

test('a console killed at a step of the guide opens again at that step, with what was typed', async ({
  workstation,
}) => {
  // Every way to every step is killed in src-renderer/guides/reopened.test.ts; here a program ends and a window opens.
  const kills = sampled('A kill at a step of the guide, by every channel', everyStep(), 3)
  test.setTimeout(60_000 + kills.length * 60_000)
  const luis = await workstation()
  await luis.signIn('luis')
  for (const { channel, step } of kills)
    await test.step(`${channel}: ${step}`, async () => {
      const { page } = luis
      const before = new Desk(page)
      await before.begins(channel)
      await before.comesTo(step)
      const words = `A medio escribir en ${step}`
      const typed = TYPED.includes(step)
      if (typed) await page.locator('[data-step] textarea').first().fill(words)
      await page.getByLabel('Notas del contacto').fill(words)
      await draftSaved(page)
      const { hash } = new URL(page.url())
      await luis.kill()
      await luis.open()
      await luis.signIn('luis')
      const again = luis.page
      await again.goto(`${new URL(again.url()).origin}/${hash}`)
      const desk = new Desk(again)
      await expect.poll(() => desk.stepId()).toBe(step)
      await expect(again.getByLabel('Notas del contacto')).toHaveValue(words)
      if (typed) await expect(again.locator('[data-step] textarea').first()).toHaveValue(words)
      await desk.passes(step)
      await expect
        .poll(async () => ((await again.locator('[data-step]').count()) === 0 ? null : desk.stepId()))
        .not.toBe(step)
    })
})
