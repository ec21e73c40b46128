import i18next from 'i18next'
import { expect, test } from 'vitest'
import type { AdvisorRow } from '#shared/supervision/rows.ts'
import { esCO } from '../../language/es-CO/index.ts'
import { type AdvisorView, fits, isPoor, isTooLong, reasonText, sorted } from './advisor-view.ts'

const NOW = 10_000_000
const view = (name: string, more: Partial<AdvisorRow> = {}): AdvisorView => ({
  name,
  row: {
    advisor: name,
    state: 'available',
    since: NOW - 1_000,
    reason: null,
    by: null,
    call: null,
    ringing: null,
    handled: 0,
    ...more,
  },
})
const names = (all: readonly AdvisorView[]) => all.map(({ name }) => name)

test('a pause of more than its longest time asks for attention, a call of any length does not', () => {
  const paused = view('a', { state: 'activePause', since: NOW - 10 * 60_000 - 1 })
  expect([isTooLong(paused.row, NOW), fits(paused, 'attention', NOW)]).toEqual([true, true])
  expect(isTooLong({ ...paused.row, since: NOW - 10 * 60_000 }, NOW)).toBe(false)
  expect(isTooLong({ ...paused.row, state: 'onCall', since: 0 }, NOW)).toBe(false)
})
test('everyone is in exactly one of the filters of states', () => {
  for (const state of ['available', 'onCall', 'lunch', 'offline', 'noAnswer'] as const)
    expect(
      (['onCall', 'available', 'away', 'offline'] as const).filter((one) => fits(view('a', { state }), one, NOW)),
    ).toHaveLength(1)
})
test('sorted by time the longest is first, and equal rows keep the order of names', () => {
  const all = [
    view('Zoe', { since: 5 }),
    view('Ana', { since: 5 }),
    view('Luis', { since: 1 }),
    view('Ñusta', { since: null }),
  ]
  expect(names(sorted(all, 'time', NOW))).toEqual(['Luis', 'Ana', 'Zoe', 'Ñusta'])
  expect(names(sorted(all, 'advisor', NOW))).toEqual(['Ana', 'Luis', 'Ñusta', 'Zoe'])
})

/** In a call whose line was said so long ago to sound so. */
const sounding = (name: string, mos: number, agoMs: number): AdvisorView =>
  view(name, {
    state: 'onCall',
    call: {
      ...{ call: name, part: name, queue: null, number: null, direction: 'inbound', since: NOW - 60_000, held: false },
      quality: { mos, loss: 0, at: NOW - agoMs },
    },
  })
test('a line that nobody has measured for half a minute is no poor one, and stands among those without a measure', () => {
  const poor = sounding('Poor', 2, 30_000)
  const old = sounding('Old', 1, 30_001)
  expect([isPoor(poor.row, NOW), fits(poor, 'attention', NOW)]).toEqual([true, true])
  expect([isPoor(old.row, NOW), fits(old, 'attention', NOW)]).toEqual([false, false])
  expect(names(sorted([view('None'), old, sounding('Good', 4.3, 0), poor], 'quality', NOW))).toEqual([
    'Poor',
    'Good',
    'None',
    'Old',
  ])
})

test('what a console lacks is told in words, and what somebody typed as it was typed', async () => {
  await i18next.init({ lng: 'es-CO', resources: { 'es-CO': { translation: esCO } } })
  const said = (state: AdvisorRow['state'], reason: string | null) => reasonText(i18next.t, { state, reason })
  expect(said('notReady', 'line')).toBe('sin conexión con la central telefónica')
  expect(said('offline', 'leaseExpired')).toBe('su consola dejó de responder')
  expect(said('meeting', 'line')).toBe('line')
  expect(said('available', null)).toBeNull()
})
