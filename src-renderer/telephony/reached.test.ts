import { expect, test } from 'vitest'
import type { User } from '#shared/identity/schema.ts'
import { UserId } from '#shared/kernel/ids.ts'
import { reached, type Told } from './reached.ts'

const user = (n: number) => UserId.parse(`01900000-0000-7000-8000-00000000010${n}`)
const users = [
  ...['Luis Cárdenas', 'Carmen Rojas', 'Pedro Gil', 'Ana Ríos', 'Carlos Ruiz'].map((name, n) => ({
    ...{ id: user(n), name, enabled: true, roles: ['advisor'] },
  })),
  { id: user(8), name: 'Sofía Mora', enabled: true, roles: ['coordinator'] },
] as unknown as User[] // what is asked of them
const TOLD: Told = [
  { id: user(4), reach: 'available' },
  { id: user(2), reach: 'onCall' },
  { id: user(3), reach: 'away' },
]
const seen = (told: Told, typed = '', most = 6) =>
  reached(users, told, { me: user(0), typed, most }).map(({ name, reach }) => `${name}: ${reach}`)

test('who can take a call comes first, and who is not named is disconnected', () => {
  expect(seen(TOLD)).toEqual(['Carlos Ruiz: available', 'Pedro Gil: onCall', 'Ana Ríos: away', 'Carmen Rojas: offline'])
  // Nobody who can is cut off for somebody who cannot.
  expect(seen(TOLD, '', 1)).toEqual(['Carlos Ruiz: available'])
})

test('a name filters, a number filters nobody', () => {
  expect(seen(TOLD, 'carm')).toEqual(['Carmen Rojas: offline'])
  expect(seen(TOLD, '310')).toHaveLength(4)
})

test('where the centre does not answer nobody is said to be away', () => {
  expect(seen(null)).toEqual(['Carmen Rojas: null', 'Pedro Gil: null', 'Ana Ríos: null', 'Carlos Ruiz: null'])
})
