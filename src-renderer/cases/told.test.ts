import i18next from 'i18next'
import { beforeAll, expect, test } from 'vitest'
import { esCO } from '../language/es-CO/index.ts'
import { toldWords } from './told.ts'

beforeAll(async () => {
  await i18next.init({
    lng: 'es-CO',
    interpolation: { escapeValue: false },
    resources: { 'es-CO': { translation: esCO } },
  })
})

test('what a customer was told is number, day and channel', () => {
  const told = { radicado: '1042', dueOn: '2026-12-16', channel: 'sms' } as const
  expect(toldWords(i18next.t, told)).toBe(
    'Radicado 1042; respuesta a más tardar el mié 16 dic 2026, por mensaje de texto',
  )
  expect(toldWords(i18next.t, { ...told, radicado: null })).toMatch(/^Radicado por enviar;/)
})
