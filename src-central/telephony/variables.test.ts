import { expect, test } from 'vitest'
import { ok, reject } from '#shared/kernel/result.ts'
import type { Ami } from './ami/client.ts'
import { setMeanwhile } from './variables.ts'

test('a variable of which the PBX does not say what it is stays that: it could not be given back', async () => {
  const was: Readonly<Record<string, string>> = { STAYS_WITH: '', CALL_WAITS: 'luis' }
  const set: Record<string, string> = { ...was }
  const ami: Ami = {
    isHere: () => true,
    async send(action, { Variable, Value } = {}) {
      if (action === 'Setvar') set[String(Variable)] = String(Value)
      else if (Variable === 'CALL_WAITS') return reject('phone.pbxAway')
      return ok({ fields: { Value: set[String(Variable)] ?? '' }, variables: [] } as never) // no more is read
    },
    list: async () => ok([]),
    close() {},
  }
  const back = await setMeanwhile(ami, 'customer', { STAYS_WITH: 'sofia', CALL_WAITS: '' })
  expect(set).toEqual({ ...was, STAYS_WITH: 'sofia' })
  await back()
  expect(set).toEqual(was)
})
