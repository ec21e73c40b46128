import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { storeLink } from '#main/console/store-link.ts'
import type { FromStore } from '#main/store/process-protocol.ts'
import { buildOutdated } from '../build.ts'
import type { LocalStore } from '../sample/local.ts'
import { type BenchRow, compared, quantile } from './measure.ts'
import { opening, stressStore } from './stress-store.ts'

const root = join(import.meta.dirname, '..', '..')
const TURNS = 25
const WARM_UP = 3
const SETTLES_MS = 500

const ended = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.kill('SIGKILL')
  })

/** A process of its own that opens the file and asks for one page: nothing else. */
async function bare({ path, key }: LocalStore): Promise<number> {
  const began = performance.now()
  const child = fork(join(import.meta.dirname, 'opening-peer.mjs'), [path, key])
  await new Promise<void>((resolve, reject) => {
    child.once('message', () => resolve())
    child.once('error', reject)
  })
  const took = performance.now() - began
  await ended(child)
  return took
}

/** The store's process as Electron's utility process starts it, as built: opened, and asked for one page. */
async function product(store: LocalStore): Promise<number> {
  const began = performance.now()
  const child = fork(join(root, 'dist/store/store-process.js'), [join(root, '.cache/bench/code-cache')], {
    serialization: 'advanced',
    execArgv: ['--require', join(root, 'tests/support/electron/parent-port.cjs')],
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
  const took = performance.now() - began
  // Time to keep what was compiled, as in a console that stays open.
  await pause(SETTLES_MS)
  await link.close()
  await ended(child)
  return took
}

/**
 * Opening the store (its process started, migrations checked, the first query answered) against an empty process that
 * opens the same file with its key and runs that query.
 */
export async function bench(): Promise<BenchRow[]> {
  await buildOutdated({})
  const store = stressStore(1_000_000)
  const ours: number[] = []
  const peer: number[] = []
  for (let turn = -WARM_UP; turn < TURNS; turn += 1) {
    const one = await product(store)
    const other = await bare(store)
    if (turn < 0) continue
    ours.push(one)
    peer.push(other)
  }
  return [compared('opening a store of 1,000,000 contacts, median', 'ms', quantile(ours, 0.5), quantile(peer, 0.5), 2)]
}
