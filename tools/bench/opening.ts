import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import { storeLink } from '#main/console/store-link.ts'
import type { FromStore } from '#main/store/process-protocol.ts'
import { buildOutdated } from '../build.ts'
import type { LocalStore } from '../sample/local.ts'
import { type BenchRow, compared, interleaved, quantile } from './measure.ts'
import { opening, stressStore } from './stress-store.ts'

const root = join(import.meta.dirname, '..', '..')
const TURNS = 25
const WARM_UP = 3

const ended = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.kill('SIGKILL')
  })

/** A process of its own that opens the file and asks for one page: nothing else. */
async function bare({ path, key }: LocalStore): Promise<void> {
  const child = fork(join(import.meta.dirname, 'opening-peer.mjs'), [path, key])
  await new Promise<void>((resolve, reject) => {
    child.once('message', () => resolve())
    child.once('error', reject)
  })
  await ended(child)
}

/** The store's process as Electron's utility process starts it, as built: opened, and asked for one page. */
async function product(store: LocalStore): Promise<void> {
  const child = fork(join(root, 'dist/store/store-process.js'), [], {
    serialization: 'advanced',
    execArgv: ['--import', join(root, 'tests/support/electron/parent-port.mjs')],
  })
  const link = storeLink(
    {
      post: (message) => void child.send(message),
      onMessage: (hear) => void child.on('message', (message: FromStore) => hear(message)),
    },
    {
      changed: () => {},
      undelivered: () => {},
      damaged: () => {},
      mended: () => {},
      disabled: () => {},
      token: async () => null,
    },
  )
  const outcome = await link.open(opening(store))
  if (outcome.kind !== 'open') throw new Error(outcome.kind)
  await link.query('customers.search', { text: '', limit: 50 })
  await link.close()
  await ended(child)
}

/**
 * Opening the store (its process started, migrations checked, the first query answered) against an empty process that
 * opens the same file with its key and runs that query.
 */
export async function bench(): Promise<BenchRow[]> {
  await buildOutdated({})
  const store = stressStore(1_000_000)
  const { ours, peer } = await interleaved({ ours: () => product(store), peer: () => bare(store) }, TURNS, WARM_UP)
  return [compared('opening a store of 1,000,000 contacts, median', 'ms', quantile(ours, 0.5), quantile(peer, 0.5), 2)]
}
