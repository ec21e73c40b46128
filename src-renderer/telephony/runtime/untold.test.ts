import { expect, test } from 'vitest'
import { untoldBy } from './presence.ts'

test('a centre that does not hear the PBX is there, and is not said to be away', () => {
  expect(untoldBy('phone.pbxAway')).toBe('pbx')
  expect(untoldBy('phone.noPbx')).toBe('pbx')
  expect(untoldBy('centre.unreachable')).toBe('centre')
  expect(untoldBy(undefined)).toBe('centre')
})
