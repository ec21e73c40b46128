import { expect, test } from 'vitest'
import type { UserId } from '../kernel/ids.ts'
import { userSetAbsence } from './commands.ts'
import { isHere, type User } from './schema.ts'

const person = (change: Partial<User>): User => ({
  id: '01939e1a-0001-7000-8000-000000000001' as UserId, // a made-up id of the right form
  login: 'ana',
  name: 'Ana',
  roles: ['advisor'],
  teamId: null,
  areas: [],
  enabled: true,
  ...change,
})

test('somebody is away through the last day of an absence, and here on the next', () => {
  expect(isHere(person({ absentUntil: '2026-12-01' }), '2026-12-01')).toBe(false)
  expect(isHere(person({ absentUntil: '2026-12-01' }), '2026-12-02')).toBe(true)
})

test('somebody without absence is here, and a disabled person never', () => {
  expect(isHere(person({}), '2026-12-01')).toBe(true)
  expect(isHere(person({ absentUntil: null }), '2026-12-01')).toBe(true)
  expect(isHere(person({ enabled: false }), '2026-12-01')).toBe(false)
})

test('an absence says who marked it, and a day that is over is refused', () => {
  const ana = person({})
  const sofia = '01939e1a-0002-7000-8000-000000000001' as UserId // a made-up id of the right form
  const decided = (until: string | null) =>
    userSetAbsence.decide(
      { read: () => ana } as never, // no more of them is read
      { payload: { userId: ana.id, until }, actor: sofia, at: '2026-11-27T19:00:00.000Z' } as never, // as above
      {} as never, // as above
    )
  expect(decided('2026-12-04')).toMatchObject({
    value: { changes: [{ doc: { absentUntil: '2026-12-04', absentBy: sofia } }] },
  })
  expect(decided('2026-11-26')).toMatchObject({ ok: false, error: { code: 'user.absenceOver' } })
})
