import { expect, test } from 'vitest'
import { TeamId, UserId } from '#shared/kernel/ids.ts'
import { teamChanges } from './team-changes.ts'

const opened = {
  id: TeamId.parse('018f0000-0000-7000-8000-000000000001'),
  name: 'Crédito',
  queues: ['credito'],
  coordinatorId: UserId.parse('018f0000-0000-7000-8000-000000000002'),
}
const { id: teamId, ...fields } = opened

test('only the fields that were changed are sent, so that what a colleague saved meanwhile stays', () => {
  const typed = { ...fields, portfolios: [] }
  expect(teamChanges(opened, typed)).toBeNull()
  expect(teamChanges(opened, { ...typed, name: 'Crédito y cartera' })).toEqual({ teamId, name: 'Crédito y cartera' })
  expect(teamChanges(opened, { ...typed, coordinatorId: null, portfolios: ['vivienda'] })).toEqual({
    teamId,
    coordinatorId: null,
    portfolios: ['vivienda'],
  })
})
