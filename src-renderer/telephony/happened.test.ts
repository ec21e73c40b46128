import i18next from 'i18next'
import { beforeEach, expect, test } from 'vitest'
import { CallEntry } from '#shared/telephony/call-record.ts'
import { en } from '../language/en/index.ts'
import { esCO } from '../language/es-CO/index.ts'
import { happened } from './happened.ts'

beforeEach(async () => {
  await i18next.init({ lng: 'es-CO', resources: { 'es-CO': { translation: esCO }, en: { translation: en } } })
})

const NAMES = { person: () => 'Luis', queue: (code: string) => code, target: (to: string) => to, survey: '*77' }
const lost = (more: object) =>
  happened(
    i18next.t,
    CallEntry.parse({ key: 'pbx-1.1/lost', at: '2026-11-26T12:00:00.000Z', kind: 'lost', ...more }),
    NAMES,
  )

test('a PBX is said to have lost a call where it ended under the conversation, and not where nobody heard its end', async () => {
  expect(lost({ inTalk: true })).toBe('La central telefónica la perdió.')
  expect(lost({})).toBe('Terminó sin que el centro se enterara.')
  await i18next.changeLanguage('en')
  expect(lost({ inTalk: true })).toBe('The PBX lost it.')
  expect(lost({})).toBe('It ended without the centre hearing of it.')
})

test('a transfer to the survey is told by its name, not by the number that is dialled for it', () => {
  const told = { key: 'k', at: '2026-11-26T12:00:00.000Z', by: '01939e1a-0000-7000-8000-000000000001' }
  const to = (target: string) =>
    happened(i18next.t, CallEntry.parse({ ...told, kind: 'transferred', to: target }), NAMES)
  expect(to('*77')).toBe('Luis la transfirió a la encuesta.')
  expect(to('3105550142')).toBe('Luis la transfirió a 3105550142.')
})
