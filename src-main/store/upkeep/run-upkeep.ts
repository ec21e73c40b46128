import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { UpkeepAnswers, UpkeepJob, UpkeepStart } from './jobs.ts'

/** Built, the thread stands beside the store in dist; from sources, where it is written. */
function threadEntry(): URL {
  const built = new URL('../upkeep/upkeep-thread.js', import.meta.url)
  return existsSync(fileURLToPath(built)) ? built : new URL('./upkeep-thread.ts', import.meta.url)
}

export interface RunningUpkeep<Answer> {
  /** @throws what the job failed on: a full disk, a folder that cannot be written, a bug */
  readonly done: Promise<Answer>
  /** It ends at the next place where it can; a backup under way is finished. */
  stop(): void
}

/** Starts one job of upkeep; the thread that asked is not held up by it. */
export function runUpkeep<J extends UpkeepJob>(job: J): RunningUpkeep<UpkeepAnswers[J['kind']]> {
  const stop = new SharedArrayBuffer(4)
  const started: UpkeepStart = { job, stop }
  const thread = new Worker(threadEntry(), { workerData: started })
  const done = new Promise<UpkeepAnswers[J['kind']]>((resolve, reject) => {
    thread.once('message', resolve)
    thread.once('error', reject)
    // After its answer this says nothing new.
    thread.once('exit', (code) => reject(new Error(`the upkeep of the store ended with ${code} and no answer`)))
  })
  return {
    done,
    stop: () => void Atomics.store(new Int32Array(stop), 0, 1),
  }
}
