import { monitorEventLoopDelay } from 'node:perf_hooks'
import { Worker } from 'node:worker_threads'
import { type BenchRow, compared, informed } from './measure.ts'
import { openStore, stressStore } from './stress-store.ts'

const MEASURED_MS = 15_000
const RESOLUTION_MS = 1
const LIMIT_MS = 16
const ABOVE_MS = 4
const TO_MS = 1e-6

/** A thread that keeps a core as busy as the store's does, with nothing for the main thread to hear of. */
const BUSY = `
  const until = Date.now() + ${MEASURED_MS}
  const { createHash } = require('node:crypto')
  while (Date.now() < until) createHash('sha256').update(Buffer.alloc(65536)).digest()
`

/** p99 of the event loop's delay in milliseconds while something goes on. */
async function delayWhile(work: () => Promise<void>): Promise<number> {
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS })
  delay.enable()
  await work()
  delay.disable()
  return delay.percentile(99) * TO_MS
}

/**
 * The main process's event loop while a store of 1,000,000 contacts is read from end to end, searched and written to;
 * and while a core is as busy with what is none of its own.
 */
export async function bench(): Promise<BenchRow[]> {
  const { link, stop } = await openStore(stressStore(1_000_000))
  const ours = await delayWhile(async () => {
    const until = performance.now() + MEASURED_MS
    for (let offset = 0; performance.now() < until; offset += 100) {
      await link.query('customers.search', { text: '', limit: 100, offset: offset % 50_000 })
      await link.query('interactions.mine', { state: 'all', limit: 100, offset: offset % 50_000 })
      await link.query('customers.search', { text: 'conf and', limit: 50 })
      await link.putDraft('bench', 'form', 'x'.repeat(2_000))
    }
  })
  await stop()
  const idle = await delayWhile(
    () => new Promise((resolve) => new Worker(BUSY, { eval: true }).once('exit', () => resolve())),
  )
  return [
    compared('event-loop delay of the main process while 1,000,000 contacts are read, p99', 'ms', ours, LIMIT_MS, 1),
    compared(
      'the same against a process without traffic of its own, p99 (peer: its delay + 4 ms)',
      'ms',
      ours,
      idle + ABOVE_MS,
      1,
    ),
    informed('event-loop delay without traffic, p99', 'ms', idle),
  ]
}
