import { expect, test } from 'vitest'
import { TeamId } from '../kernel/ids.ts'
import { teamCreate, teamEdit } from './commands.ts'
import { Team } from './schema.ts'

const NIGHT = TeamId.parse('018f0000-0000-7000-8000-000000000001')
const night = (queues: string[]): Team => Team.parse({ id: NIGHT, name: 'Noche', queues, coordinatorId: null })

/** What the centre, or with `known` absent a workstation, says of a team with these queues. */
function outcome(before: Team | 'missing', queues: string[], known?: string[]): unknown {
  const documents = { read: () => before } as never // no more of them is read
  const context = (known === undefined ? {} : { knownQueues: new Set(known) }) as never // as above
  const payload = { teamId: NIGHT, name: 'Noche', queues, coordinatorId: null }
  const command = { payload } as never // as above
  const decided = (before === 'missing' ? teamCreate : teamEdit).decide(documents, command, context)
  return decided.ok ? 'accepted' : decided.error
}
const refused = { code: 'team.queueUnknown', facts: { queue: 'colainventada' } }

test('a queue that there is not is refused where the centre knows which there are', () => {
  expect(outcome('missing', ['servicio', 'colainventada'], ['servicio'])).toEqual(refused)
  expect(outcome(night([]), ['colainventada'], ['servicio'])).toEqual(refused)
  expect(outcome('missing', ['servicio'], ['servicio'])).toBe('accepted')
})

test('what a team has from before stays, and a workstation, which does not know all, refuses nothing', () => {
  expect(outcome(night(['colainventada']), ['colainventada', 'servicio'], ['servicio'])).toBe('accepted')
  expect(outcome('missing', ['colainventada'])).toBe('accepted')
})
