import { expect, test } from 'vitest'
import { callId, incoming, lived, READY, supervision, TALKING } from '#shared/telephony/phone/sample.test-data.ts'
import { standOf } from './call-stand.ts'

const stand = (...events: Parameters<typeof lived>[0]) => standOf(lived(events).phone, callId(1))

test('a contact’s call is spoken in, on hold, or wrapped up, and nothing before it is answered', () => {
  expect(stand(...READY, incoming(1))).toBeNull()
  expect(stand(...TALKING)).toBe('onCall')
  expect(stand(...TALKING, { type: 'hold', id: callId(1) })).toBe('onHold')
  const over = [...TALKING, { type: 'hangUp', id: callId(1) }, { type: 'ended', session: 's1', code: null }] as const
  expect(stand(...over)).toBe('wrapUp')
  expect(stand(...over, { type: 'wrapUpDone' })).toBeNull()
})

test('another call, and one that is nobody’s contact, say nothing of it', () => {
  expect(standOf(lived(TALKING).phone, callId(2))).toBeNull()
  const heard = lived([...READY, supervision(1, 'listen'), { type: 'accepted', session: 's1' }])
  expect(standOf(heard.phone, callId(1))).toBeNull()
})
