import { parentPort, workerData } from 'node:worker_threads'
import { backupContents, makeBackup } from '../file/backup.ts'
import { openReadOnly } from '../file/open-file.ts'
import { checkStore } from './check.ts'
import type { CheckFinding, UpkeepAnswers, UpkeepJob, UpkeepStart } from './jobs.ts'

/** One job, its answer, and the end. What fails is thrown: whoever started the thread is told. */
const { job, stop } = workerData as UpkeepStart // started by run-upkeep.ts alone
const stopped = () => Atomics.load(new Int32Array(stop), 0) === 1
parentPort?.postMessage(done(job))

function done(wanted: UpkeepJob): UpkeepAnswers[UpkeepJob['kind']] {
  switch (wanted.kind) {
    case 'backup':
      return makeBackup(wanted)
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
    return checkStore(opened.db, stopped)
  } finally {
    opened.db.close()
  }
}
