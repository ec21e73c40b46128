import i18next from 'i18next'
import { beforeAll, expect, test } from 'vitest'
import { testCase } from '#shared/cases/case.test-data.ts'
import { Interaction } from '#shared/interactions/schema.ts'
import { esCO } from '../language/es-CO/index.ts'
import { atWords, nextFollowUp } from './next-follow-up.ts'

beforeAll(async () => {
  await i18next.init({
    lng: 'es-CO',
    interpolation: { escapeValue: false },
    resources: { 'es-CO': { translation: esCO } },
  })
})

const ID = '01939e1a-0000-7000-8000-000000000001'
const promisedFor = (dueAt: string) =>
  Interaction.parse({
    ...{ id: ID, customerId: null, channel: 'voice', direction: 'outbound', advisorId: ID, teamId: null },
    ...{ openedAt: '2026-11-20T15:00:00.000Z', state: 'registered', requests: [], notes: [], disposition: null },
    ...{ callBack: { dueAt, ownerId: ID, keptBy: null }, registeredAt: '2026-11-20T15:00:00.000Z', breaches: [] },
  })
/** Due on 24 November. */
const current = testCase()

test('what comes next is the earlier of a call back and a case; of one day the call back', () => {
  expect(nextFollowUp(promisedFor('2026-11-23T20:00:00.000Z'), current)?.kind).toBe('callBack')
  expect(nextFollowUp(promisedFor('2026-11-24T20:00:00.000Z'), current)?.kind).toBe('callBack')
  expect(nextFollowUp(promisedFor('2026-11-25T04:30:00.000Z'), current)?.kind, 'still the 24th in Bogotá').toBe(
    'callBack',
  )
  expect(nextFollowUp(promisedFor('2026-11-25T20:00:00.000Z'), current)?.kind).toBe('case')
})

test('one of them alone is what comes next, and with neither there is none', () => {
  expect(nextFollowUp(undefined, current)?.kind).toBe('case')
  expect(nextFollowUp(promisedFor('2026-12-25T20:00:00.000Z'), undefined)?.kind).toBe('callBack')
  expect(nextFollowUp(undefined, undefined)).toBeNull()
})

test('its hour is said as people say it', () => {
  const said = (at: string) => atWords(i18next.t, at, Date.parse('2026-11-24T14:00:00.000Z'))
  expect(said('2026-11-24T20:00:00.000Z')).toBe('hoy a las 3:00 p. m.')
  expect(said('2026-11-25T18:05:00.000Z')).toBe('mañana a la 1:05 p. m.')
  expect(said('2026-11-30T15:42:00.000Z')).toBe('el lun 30 nov 2026 a las 10:42 a. m.')
})
