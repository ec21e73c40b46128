import { expect, test } from 'vitest'
import { instantOf } from '#shared/kernel/instants.ts'
import { testCentre } from '../../support/centre.ts'
import { newDatabase } from '../../support/databases.ts'

const DAY_MS = 24 * 60 * 60_000

test('a node that starts forgets the tries of a day ago, and those alone', async () => {
  const database = await newDatabase()
  const first = await testCentre({ database })
  const tried = (login: string, agoMs: number) =>
    first.client.query('insert into sign_in_try (login_hash, failures, tried_at) values ($1, 3, $2)', [
      login,
      instantOf(Date.now() - agoMs),
    ])
  await tried('anteayer', 2 * DAY_MS)
  await tried('hoy', DAY_MS / 2)
  const second = await testCentre({ database, people: false })
  const left = () => first.client.query('select login_hash from sign_in_try')
  await expect.poll(left, { timeout: 5_000 }).toEqual([{ login_hash: 'hoy' }])
  await second.close()
  await first.close()
})
