import { sampled } from '../../support/sampled.ts'
import { Desk } from './desk.ts'
import { expect, test } from './world.ts'

/** The longest way of P1 by telephone: every step at which it waits until the case is escalated and the contact ends. */
const STEPS = [
  'saludo-llamada',
  'aviso-de-grabacion',
  'identificacion',
  'autorizacion-datos',
  'autorizacion-canales',
  'motivo',
  'analiza-solicitud',
  'tema',
  'primer-contacto',
  'escala',
  'informa-radicado',
  'algo-mas',
  'registra',
  'despedida',
  'encuesta',
] as const

test('a console killed at a step of the guide opens again at that step, with what was typed', async ({
  workstation,
}) => {
  const killedAt = new Set<string>(sampled('A kill at a step of the guide', STEPS, 5))
  test.setTimeout(90_000 + killedAt.size * 30_000)
  const luis = await workstation()
  await luis.signIn('luis')
  await new Desk(luis.page).begins('voice')
  for (const step of STEPS) {
    const desk = new Desk(luis.page)
    await expect.poll(() => desk.stepId()).toBe(step)
    if (killedAt.has(step)) {
      const words = `A medio escribir en ${step}`
      const box = luis.page.locator('[data-step] textarea').first()
      const own = step === 'motivo' || step === 'escala'
      if (own) await box.fill(words)
      await luis.page.getByLabel('Notas del contacto').fill(words)
      // A draft is in the store 300 ms after the last key.
      await luis.page.waitForTimeout(600)
      await luis.kill()
      await luis.open()
      await luis.signIn('luis')
      await luis.page
        .getByRole('link', { name: /En curso|Escalado, falta registrar/ })
        .first()
        .click()
      await expect.poll(() => new Desk(luis.page).stepId()).toBe(step)
      await expect(luis.page.getByLabel('Notas del contacto')).toHaveValue(words)
      if (own) await expect(luis.page.locator('[data-step] textarea').first()).toHaveValue(words)
    }
    await new Desk(luis.page).passes(step)
  }
  await new Desk(luis.page).hasEnded()
})
