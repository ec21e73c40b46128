import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { SHARE, STOP, type UpkeepAnswers, type UpkeepJob, type UpkeepStart } from './jobs.ts'

/** Built, the thread stands beside the store in dist; from sources, where it is written. */
function threadEntry(): URL {
  const built = new URL('../upkeep/upkeep-thread.js', import.meta.url)
  return existsSync(fileURLToPath(built)) ? built : new URL('./upkeep-thread.ts', import.meta.url)
}

export interface RunningUpkeep<Answer> {
  /** @throws what the job failed on: a full disk, a folder that cannot be written, a bug */
  readonly done: Promise<Answer>
  /** It ends at the next place where it can, and leaves nothing half done. */
  stop(): void
  /** How far it has come, from 0 to 1. */
  share(): number
}

/** Starts one job of upkeep; the thread that asked is not held up by it. */
export function runUpkeep<J extends UpkeepJob>(job: J): RunningUpkeep<UpkeepAnswers[J['kind']]> {
  const shared = new SharedArrayBuffer(8)
  const numbers = new Int32Array(shared)
  const started: UpkeepStart = { job, shared }
  const thread = new Worker(threadEntry(), { workerData: started })
  const done = new Promise<UpkeepAnswers[J['kind']]>((resolve, reject) => {
    thread.once('message', resolve)
    thread.once('error', reject)
    // After its answer this says nothing new.
    thread.once('exit', (code) => reject(new Error(`the upkeep of the store ended with ${code} and no answer`)))
  })
  return {
    done,
    stop: () => void Atomics.store(numbers, STOP, 1),
    share: () => Atomics.load(numbers, SHARE) / 1_000,
  }
}
