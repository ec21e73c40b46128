import { expect, test, vi } from 'vitest'
import { testCentre } from '../../support/centre.ts'
import { newDatabase } from '../../support/databases.ts'
import { creation, post, pushOf, signIn } from './caller.ts'

test('more pushes at once than a node has connections are all taken, and none waits for another’s connection', async () => {
  const centre = await testCentre({ database: await newDatabase() })
  // A connection that is waited for in a circle ends by its idle time, and the node says so.
  const failed = vi.spyOn(console, 'error')
  try {
    const luis = await signIn(centre.url, 'luis')
    const push = () => post(centre.url, '/push', pushOf(luis.store, [creation(luis.userId)]), luis.access)
    // From the second one on the node knows whose the token is.
    await push()
    const pushed = await Promise.all(Array.from({ length: 40 }, push))
    for (const answer of pushed) expect(answer.body.answers).toMatchObject([{ outcome: 'accepted' }])
    expect(failed).not.toHaveBeenCalled()
  } finally {
    failed.mockRestore()
    await centre.close()
  }
})
