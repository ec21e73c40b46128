import { expect, test } from 'vitest'
import { UserId } from '#shared/kernel/ids.ts'
import { phoneUserOf } from '#shared/telephony/account.ts'
import { leftPart, toldOf } from './left-meanwhile.ts'

const CALL = '01a213f6-8949-722a-b8f5-b8c1b78e9db0'
const LUIS = UserId.parse('01939e1a-0000-7000-8000-000000000002')
const written = `${CALL}/${phoneUserOf(LUIS)}/servicio/pbx-17.1#1/1000/8000/20000`
const left = leftPart('pbx-17.2', written)
if (left === null) throw new Error('it was not read')

test('whom nobody saw answer has had the customer: the interaction says so, and so does the board', () => {
  const { events, facts } = toldOf('pbx', left, new Set())
  expect(events.map(({ type, id, at }) => [type, id, at])).toEqual([
    ['queueEntered', 'pbx-17.1#1', 1_000],
    ['callAnswered', `pbx-17.2/${CALL}`, 8_000],
    ['callEnded', `pbx-17.2/${CALL}`, 20_000],
  ])
  expect(facts.map(({ entry }) => entry)).toMatchObject([
    { kind: 'entered', key: 'pbx-17.1#1/entered' },
    { kind: 'connected', key: `pbx-17.2/${CALL}`, by: LUIS, waitMs: 7_000 },
  ])
})

test('what was told is not told again, and what only began to be told is told to its end', () => {
  expect(toldOf('pbx', left, new Set([`callEnded/pbx-17.2/${CALL}`]))).toEqual({ events: [], facts: [] })
  const begun = new Set(['queueEntered/pbx-17.1#1', `callAnswered/pbx-17.2/${CALL}`])
  expect(toldOf('pbx', left, begun).events.map(({ type }) => type)).toEqual(['callEnded'])
})

test('what no dialplan of ours wrote is nobody’s part', () => {
  for (const other of [
    '',
    'x',
    written.replace('servicio', 'Servicio]'),
    written.replace('/20000', ''),
    written.replace(CALL, 'x'),
  ])
    expect(leftPart('pbx-17.2', other)).toBeNull()
})
