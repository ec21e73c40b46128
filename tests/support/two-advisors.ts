import { samplePeople, sampleTeams } from '#tools/sample/people.ts'
import { PASSWORD, type TestCentre, testCentre } from './centre.ts'
import { type TestConsole, testConsole } from './console.ts'

export interface TwoAdvisors {
  readonly centre: TestCentre
  readonly consoles: readonly [TestConsole, TestConsole]
  readonly team: (typeof sampleTeams)[number] | undefined
  close(): Promise<void>
}

/** A centre with sample people, and two advisors of one team signed in at it, each at a console of their own. */
export async function twoAdvisors(): Promise<TwoAdvisors> {
  const [team] = sampleTeams
  const ofTeam = samplePeople.filter(({ teamId, roles }) => teamId === team?.id && roles.includes('advisor'))
  const centre = await testCentre()
  const consoles = [testConsole(centre.url), testConsole(centre.url)] as const
  for (const [index, console] of consoles.entries())
    await console.call('session.signIn', { login: ofTeam[index]?.login ?? '', password: PASSWORD })
  return {
    centre,
    consoles,
    team,
    async close() {
      for (const console of consoles) {
        await console.stop()
        console.remove()
      }
      await centre.close()
    },
  }
}
