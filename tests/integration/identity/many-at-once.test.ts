import { expect, test } from 'vitest'
import { testCentre } from '../../support/centre.ts'
import { newDatabase } from '../../support/databases.ts'
import { creation, post, pushOf, signIn } from './caller.ts'

test.each([
  { name: 'PGlite', database: async () => null },
  { name: 'PostgreSQL', database: newDatabase },
])(
  'more pushes at once than $name has connections are all taken: none waits for what waits for its connection',
  async ({ database }) => {
    const centre = await testCentre({ database: await database() })
    const luis = await signIn(centre.url, 'luis')
    const push = () => post(centre.url, '/push', pushOf(luis.store, [creation(luis.userId)]), luis.access)
    // From the second one on the node knows whose the token is.
    await push()
    const pushed = await Promise.all(Array.from({ length: 40 }, push))
    for (const answer of pushed) expect(answer.body.answers).toMatchObject([{ outcome: 'accepted' }])
    await centre.close()
  },
  20_000,
)
