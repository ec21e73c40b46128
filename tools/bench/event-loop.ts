import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { busyDesk, type Synced } from './event-loop/desk.ts'
import { type BenchRow, compared, informed } from './measure.ts'

const RESOLUTION_MS = 1
const LIMIT_MS = 16
const ABOVE_MS = 4
const TO_MS = 1e-6

/** p99 of the event loop's delay in milliseconds while something goes on. */
async function delayWhile<T>(work: () => Promise<T>): Promise<{ p99: number; done: T }> {
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS })
  delay.enable()
  const done = await work()
  delay.disable()
  return { p99: delay.percentile(99) * TO_MS, done }
}

async function ourDelay(): Promise<{ p99: number; done: Synced }> {
  const desk = await busyDesk()
  try {
    return await delayWhile(() => desk.work())
  } finally {
    await desk.stop()
  }
}

/** This process does nothing, while the same desk works in another. */
async function idleDelay(): Promise<number> {
  const desk = fork(join(import.meta.dirname, 'event-loop/peer.ts'))
  const gone = once(desk, 'exit')
  await Promise.race([once(desk, 'message'), gone])
  const { p99 } = await delayWhile(async () => {
    desk.send('work')
    await Promise.race([once(desk, 'message'), gone])
  })
  const [code] = await gone
  if (code !== 0) throw new Error('the desk beside did not do its work')
  return p99
}

/**
 * The main process's event loop while a store of 1,000,000 contacts is read from end to end, searched, written to and synced:
 * a backlog of its own goes, a colleague's comes, and goes on coming. Against a process without traffic of its own, while all
 * others are as busy.
 */
export async function bench(): Promise<BenchRow[]> {
  const { p99: ours, done } = await ourDelay()
  const idle = await idleDelay()
  const what = 'event-loop delay of the main process while 1,000,000 contacts are read and synced, p99'
  return [
    compared(what, 'ms', ours, LIMIT_MS, 1),
    compared(
      'the same against a process without traffic of its own, p99 (peer: its delay + 4 ms)',
      'ms',
      ours,
      idle + ABOVE_MS,
      1,
    ),
    informed('event-loop delay without traffic, the others as busy, p99', 'ms', idle),
    informed('commands pushed meanwhile', '1', done.pushed),
    informed('commands of a colleague’s that came to the centre meanwhile, and from there', '1', done.colleagues),
  ]
}
