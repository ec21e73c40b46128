import { expect, test } from 'vitest'
import { User } from '../identity/schema.ts'
import { areaPeople, solversOf } from './area-people.ts'

const on = '2026-11-27'
const person = (n: number, change: Partial<User>): User =>
  User.parse({
    id: `01939e1a-000${n}-7000-8000-000000000001`,
    ...{ login: `persona${n}`, name: `Persona ${n}`, roles: ['oefv_analyst'], teamId: null, areas: [], enabled: true },
    ...change,
  })
const ana = person(1, { areas: ['oefv'] })
const pedro = person(2, { areas: ['credito'] })
const disabled = person(3, { areas: ['oefv'], enabled: false })
const away = (user: User, absentUntil: string): User => ({ ...user, absentUntil })

test('an area has somebody as long as one person of it is enabled and not absent', () => {
  expect(areaPeople('oefv', [away(person(4, { areas: ['oefv'] }), '2026-12-04'), ana], on)).toEqual({ state: 'here' })
})

test('where all of an area are absent, it is said until when the first is', () => {
  const all = [away(person(4, { areas: ['oefv'] }), '2026-12-10'), away(ana, '2026-12-04'), disabled, pedro]
  expect(areaPeople('oefv', all, on)).toEqual({ state: 'absent', until: '2026-12-04' })
  expect(areaPeople('oefv', [away(ana, '2026-11-26')], on)).toEqual({ state: 'here' })
})

test('an area of which nobody is enabled has nobody', () => {
  expect(areaPeople('oefv', [disabled, pedro], on)).toEqual({ state: 'nobody' })
})

test('a case is offered only to who is here and solves in its area', () => {
  const everybody = [ana, pedro, disabled, away(person(4, { areas: ['oefv'] }), '2026-12-04')]
  expect(solversOf([{ area: 'oefv' }], everybody, on)).toEqual([ana])
  expect(solversOf([{ area: 'oefv' }, { area: 'credito' }], everybody, on)).toEqual([ana, pedro])
  expect(solversOf([{ area: 'comercial' }], everybody, on)).toEqual([])
})
