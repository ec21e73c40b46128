import i18next from 'i18next'
import { beforeAll, expect, test } from 'vitest'
import { instantOf } from '#shared/kernel/instants.ts'
import { newQueue } from '#shared/queues/schema.ts'
import { startLanguage } from '../language/i18n.ts'
import { simulatedWords } from './simulated-words.ts'

const friday = instantOf(Date.parse('2026-11-27T13:42:00-05:00'))
const queue = newQueue('servicio', 'Servicio al cliente')

beforeAll(startLanguage)

test('who simulates a call into a closed queue is told that it is closed and that nobody will be rung', () => {
  const sundays = { ...queue, hours: [{ days: [0], from: 0, to: 1_440 }] }
  expect(simulatedWords(i18next.t, sundays, friday)).toMatch(
    /^Servicio al cliente: Cerrada · abre el dom 12:00 a\. m\.; la llamada no le timbra a nadie/,
  )
})

test('of a call into an open queue nothing is said: it rings', () => {
  expect(simulatedWords(i18next.t, queue, friday)).toBeNull()
})
