import { expect, test } from 'vitest'
import type { InteractionId, UserId } from '#shared/kernel/ids.ts'
import { lineEvent } from './line-event.ts'

const [ANA, LUIS] = ['ana', 'luis'] as never as [UserId, UserId] // brands
const [CALL, OTHER] = ['call', 'other'] as never as [InteractionId, InteractionId] // as above
const calls = { parts: new Map([['17.2', { id: '17.2', advisor: ANA, call: CALL } as never]]) } // the rest is not read
const line = { loss: 0.01, jitterMs: 4, delayMs: 60, mos: 4.2 }

test('what a console says of its own call’s line is told of the part that the PBX has, under one name', () => {
  expect(lineEvent(calls, 'pbx', ANA, { call: CALL, ...line }, 5_000)).toEqual({
    ...{ type: 'lineQuality', id: '17.2', at: 5_000, pbx: 'pbx', call: CALL, advisor: ANA, part: '17.2' },
    ...line,
  })
})
test('nobody speaks of another’s line, nor of a call that the PBX does not have', () => {
  expect(lineEvent(calls, 'pbx', LUIS, { call: CALL, ...line }, 5_000)).toBeNull()
  expect(lineEvent(calls, 'pbx', ANA, { call: OTHER, ...line }, 5_000)).toBeNull()
})
