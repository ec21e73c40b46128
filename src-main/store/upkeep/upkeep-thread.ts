import { parentPort, workerData } from 'node:worker_threads'
import { backupContents, makeBackup } from '../file/backup.ts'
import { openReadOnly } from '../file/open-file.ts'
import { checkStore } from './check.ts'
import { type CheckFinding, SHARE, STOP, type UpkeepAnswers, type UpkeepJob, type UpkeepStart } from './jobs.ts'
import type { WatchedWork } from './watched-work.ts'

/** One job, its answer, and the end. What fails is thrown: whoever started the thread is told. */
const { job, shared } = workerData as UpkeepStart // started by run-upkeep.ts alone
const numbers = new Int32Array(shared)
const watched: WatchedWork = {
  stopped: () => Atomics.load(numbers, STOP) === 1,
  progress: (share) => void Atomics.store(numbers, SHARE, Math.round(share * 1_000)),
}
parentPort?.postMessage(done(job))

function done(wanted: UpkeepJob): UpkeepAnswers[UpkeepJob['kind']] {
  switch (wanted.kind) {
    case 'backup':
      return makeBackup(wanted, watched)
    case 'check':
      return checked(wanted.path, wanted.key)
    case 'contents':
      return backupContents(wanted.folder, wanted.key)
  }
}

function checked(path: string, key: Uint8Array): CheckFinding {
  const opened = openReadOnly(path, key)
  if (opened.kind === 'damaged') return opened
  try {
    return checkStore(opened.db, watched)
  } finally {
    opened.db.close()
  }
}
