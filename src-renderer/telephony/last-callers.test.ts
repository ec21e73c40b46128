import { expect, test } from 'vitest'
import type { Customer } from '#shared/customers/schema.ts'
import { forgetCallers, lastCallers, rememberCallers } from './last-callers.ts'

const named = (name: string) => [{ name } as Customer] // its name is all that is looked at

test('whose number was looked up last is known at once, and the oldest are forgotten', () => {
  for (let call = 0; call < 9; call++) rememberCallers(`310000000${call}`, named(`Cliente ${call}`))
  expect(lastCallers('3100000000')).toBeUndefined()
  expect(lastCallers('3100000008')).toEqual(named('Cliente 8'))
})

test('a number that is looked up again has its newest answer', () => {
  rememberCallers('3100000001', named('Antes'))
  rememberCallers('3100000001', [])
  expect(lastCallers('3100000001')).toEqual([])
})

test('nobody is known to who signs in next', () => {
  rememberCallers('3100000002', named('Cliente'))
  forgetCallers()
  expect(lastCallers('3100000002')).toBeUndefined()
})
