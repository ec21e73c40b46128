import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { UserId } from '#shared/kernel/ids.ts'
import { ok } from '#shared/kernel/result.ts'
import { phoneUserOf } from '#shared/telephony/account.ts'
import type { SqlConnection } from '../store/sql/client.ts'
import { PARTS_FAMILY } from './configuration/names.ts'
import { leftPart, leftParts, toldOf } from './left-meanwhile.ts'

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

/** A PBX in whose database legs have left their parts. @param kept the names of events that were told */
function world(kept: readonly string[] = [], parts: Readonly<Record<string, string>> = { 'pbx-17.2': written }) {
  const done: string[] = []
  let write = () => {}
  const writing = new Promise<void>((resolve) => {
    write = resolve
  })
  const look = leftParts({
    ami: {
      list: async () =>
        ok(Object.entries(parts).map(([key, Val]) => ({ fields: { Key: `/${PARTS_FAMILY}/${key}`, Val } }) as never)), // no more is read
      async send(action, fields = {}) {
        done.push([action, fields.Family, fields.Key].join(' '))
        return ok({} as never) // nothing is read
      },
    },
    client: { query: async () => kept.map((id) => ({ id })) } as unknown as SqlConnection, // asked for events alone
    pbx: 'pbx',
    tell: ({ events }) => done.push(...events.map(({ type }) => type)),
    written: () => writing,
    now: () => 23_000,
  })
  return { done, look, write }
}
const TAKEN = `DBDel ${PARTS_FAMILY} pbx-17.2`

test('what was left is told once the bridge that may follow the call has had its time, and stays at the PBX', async () => {
  const { done, look } = world()
  await look(true)
  expect(done).toEqual([])
  await look(false)
  expect(done).toEqual(['queueEntered', 'callAnswered', 'callEnded'])
})

test('what was told is taken from the PBX, and not before it is written on its interaction', async () => {
  const { done, look, write } = world([`callEnded/pbx-17.2/${CALL}`])
  const looked = look(true)
  await sleep(0)
  expect(done).toEqual([])
  write()
  await looked
  expect(done).toEqual([TAKEN])
})

test('what only began to be told is told to its end, and what no dialplan of ours wrote is taken away', async () => {
  const { done, look, write } = world([`callAnswered/pbx-17.2/${CALL}`], { 'pbx-17.2': written, stray: 'x' })
  write()
  await look(false)
  expect(done).toEqual(['queueEntered', 'callEnded', `DBDel ${PARTS_FAMILY} stray`])
})
