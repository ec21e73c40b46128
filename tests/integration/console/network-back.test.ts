import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Networks } from '#main/console/comes-back.ts'
import { startWorkerStore } from '#main/shell/browser/worker-store.ts'
import type { ToStore } from '#main/store/process-protocol.ts'
import { PASSWORD, type TestCentre, testCentre } from '../../support/centre.ts'
import { testConsole } from '../../support/console.ts'

let centre: TestCentre
beforeAll(async () => {
  centre = await testCentre()
})
afterAll(() => centre.close())

test('a cable that is plugged in makes the store look at its centre at once, until the console ends', async () => {
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
  look()
  expect(posted).not.toContain('nudge')
  networks = { eth0: [{ address: '10.1.2.3', internal: false, netmask: '', family: 'IPv4', mac: '', cidr: null }] }
  look()
  expect(posted.filter((type) => type === 'nudge')).toHaveLength(1)
  await console.stop()
  expect(looking).toBe(false)
  console.remove()
})
