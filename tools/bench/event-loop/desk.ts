import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { cardOf } from '#tests/support/card.ts'
import { PASSWORD } from '#tests/support/centre.ts'
import { type TestConsole, testConsole } from '#tests/support/console.ts'
import { samplePeople } from '../../sample/people.ts'
import { giveStore } from '../desk/world.ts'
import { stressStore } from '../stress-store.ts'

const MEASURED_MS = 15_000
const BACKLOG = 2_000

export interface BusyDesk {
  /** Reads everything, while what waits here and at the centre goes and comes. */
  work(): Promise<Synced>
  stop(): Promise<void>
}
/** So many commands went while it was read, and the centre took so many of a colleague's, which are pulled. */
export interface Synced {
  readonly pushed: number
  readonly colleagues: number
}

/** A console's main process with 1,000,000 contacts in its store, a backlog of its own and one at the centre, in a process beside. */
export async function busyDesk(): Promise<BusyDesk> {
  const centre = fork(join(import.meta.dirname, 'centre.ts'))
  // One that stands still hears of no end of its parent.
  const end = async () => {
    const gone = once(centre, 'exit')
    centre.kill('SIGKILL')
    await gone
  }
  const console = await withBacklog(centre).catch(async (failure) => {
    await end()
    throw failure
  })
  return {
    async work() {
      const before = await status(console)
      centre.kill('SIGCONT')
      const taken = await takenBy(centre)
      await readAll(console)
      const after = await status(console)
      const [pushed, colleagues] = [before.pending - after.pending, (await takenBy(centre)) - taken]
      const pulled = (after.syncedAt ?? '') > (before.syncedAt ?? '')
      if (pushed <= 0 || colleagues <= 0 || !pulled) throw new Error('nothing was synced meanwhile')
      return { pushed, colleagues }
    },
    async stop() {
      await console.stop()
      console.remove()
      await end()
    },
  }
}

/** The backlog: the centre stands still, and hears of everything afterwards. */
async function withBacklog(centre: ChildProcess): Promise<TestConsole> {
  const [url] = (await once(centre, 'message')) as [string] // its first word
  const console = await withStress(url)
  centre.kill('SIGSTOP')
  await save(console)
  return console
}

async function signedIn(url: string, folder?: string): Promise<TestConsole> {
  const console = testConsole(url, folder)
  const answer = await console.call('session.signIn', { login: samplePeople[0]?.login ?? '', password: PASSWORD })
  if (!answer.ok) throw new Error(answer.error.code)
  await console.until('directory.users', {}, (all) => all.length > 1)
  return console
}

async function withStress(url: string): Promise<TestConsole> {
  const first = await signedIn(url)
  await first.stop()
  await giveStore(first.folder, stressStore(1_000_000), PASSWORD)
  return signedIn(url, first.folder)
}

async function save(console: TestConsole): Promise<void> {
  for (let saved = 0; saved < BACKLOG; saved++) {
    const answer = await console.act('customer.create', cardOf(`Textiles ${saved}`))
    if (!answer.ok) throw new Error(answer.error.code)
  }
}

const status = (console: TestConsole) => console.query('sync.status', {})

async function takenBy(centre: ChildProcess): Promise<number> {
  centre.send('how many')
  const [count] = (await once(centre, 'message')) as [number] // what it says
  return count
}

/** As screens ask for it: watched, and read from end to end; nothing of it is parsed here. */
async function readAll({ served, call }: TestConsole): Promise<void> {
  const stops = [
    served.watch('interactions.mine', { state: 'all', limit: 50 }, () => {}),
    served.watch('customers.search', { text: '', limit: 50 }, () => {}),
    served.watch('sync.status', {}, () => {}),
  ]
  const until = performance.now() + MEASURED_MS
  for (let offset = 0; performance.now() < until; offset += 100) {
    await served.query('customers.search', { text: '', limit: 100, offset: offset % 50_000 })
    await served.query('interactions.mine', { state: 'all', limit: 100, offset: offset % 50_000 })
    await served.query('customers.search', { text: 'conf and', limit: 50 })
    await call('draft.put', { contact: 'bench', field: 'form', text: 'x'.repeat(2_000) })
  }
  for (const stop of stops) stop()
}
