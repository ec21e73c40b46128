import { expect, test } from 'vitest'
import { actorOf, Team, User } from '../identity/schema.ts'
import { scopesOfActor } from './scopes.ts'

const id = (n: number) => `01939e1a-0000-7000-8000-${String(n).padStart(12, '0')}`
const user = (over: object = {}) =>
  User.parse({
    id: id(1),
    login: 'luis',
    name: 'Luis',
    roles: ['advisor'],
    teamId: id(10),
    areas: [],
    enabled: true,
    ...over,
  })
const team = (n: number, portfolios?: string[], coordinatorId: string | null = null): Team =>
  Team.parse({
    id: id(n),
    name: 'Equipo',
    queues: [],
    coordinatorId,
    ...(portfolios === undefined ? {} : { portfolios }),
  })
const cards = (of: ReturnType<typeof user>, teams: Team[]) =>
  scopesOfActor(actorOf(of, teams)).filter((scope) => scope === 'customers' || scope.startsWith('portfolio:'))

test('whoever works at the desk keeps every customer’s card', () => {
  expect(cards(user(), [team(10)])).toEqual(['customers'])
  expect(cards(user(), [team(10, [])])).toEqual(['customers'])
  expect(cards(user({ teamId: null }), [team(10, ['empresas'])])).toEqual(['customers'])
})
test('a team with portfolios keeps the cards of those alone', () => {
  expect(cards(user(), [team(10, ['personas', 'empresas'])])).toEqual(['portfolio:empresas', 'portfolio:personas'])
})
test('a coordinator keeps what their teams keep', () => {
  const sofia = user({ id: id(2), roles: ['coordinator'], teamId: null })
  const [one, other] = [team(10, ['personas'], id(2)), team(11, ['empresas'], id(2))]
  expect(cards(sofia, [one, other, team(12)])).toEqual(['portfolio:empresas', 'portfolio:personas'])
  expect(cards(sofia, [one, team(11, undefined, id(2))])).toEqual(['customers'])
})
test('somebody who is disabled, or has no work with customers, keeps none', () => {
  expect(cards(user({ enabled: false }), [team(10, ['empresas'])])).toEqual([])
  expect(cards(user({ roles: ['it_admin'] }), [team(10, ['empresas'])])).toEqual([])
})
