import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Networks } from '#main/console/comes-back.ts'
import { startWorkerStore } from '#main/shell/browser/worker-store.ts'
import type { ToStore } from '#main/store/process-protocol.ts'
import type { BoardNews } from '#shared/supervision/board.ts'
import { PASSWORD, type TestCentre, testCentre } from '../../support/centre.ts'
import { testConsole } from '../../support/console.ts'

let centre: TestCentre
beforeAll(async () => {
  centre = await testCentre()
})
afterAll(() => centre.close())

test('a cable that is plugged in makes store and board look for their centre at once, until the console ends', async () => {
  const posted: ToStore['type'][] = []
  let networks: Networks = {}
  let look = () => {}
  let looking = true
  const console = testConsole(
    centre.url,
    undefined,
    {
      startStore() {
        const store = startWorkerStore()
        const post = (message: ToStore) => {
          posted.push(message.type)
          store.door.post(message)
        }
        return { ...store, door: { ...store.door, post } }
      },
    },
    {
      networks: () => networks,
      wall: () => 0,
      every(_ms, call) {
        look = call
        return () => {
          looking = false
        }
      },
    },
  )
  expect(await console.call('session.signIn', { login: 'luis', password: PASSWORD })).toMatchObject({ ok: true })
  await console.until('sync.status', {}, ({ connection }) => connection === 'online')
  // Who is no coordinator is let onto no board, and asks again after 5 s at the earliest.
  const boards: BoardNews['type'][] = []
  console.watchBoard(({ type }) => void boards.push(type))
  await expect.poll(() => boards, { timeout: 5_000 }).toEqual(['away'])
  look()
  expect(posted).not.toContain('nudge')
  networks = { eth0: [{ address: '10.1.2.3', internal: false, netmask: '', family: 'IPv4', mac: '', cidr: null }] }
  look()
  expect(posted.filter((type) => type === 'nudge')).toHaveLength(1)
  await expect.poll(() => boards, { timeout: 4_000 }).toEqual(['away', 'away'])
  await console.stop()
  expect(looking).toBe(false)
  console.remove()
})
