import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { FromStore } from '../../store/process-protocol.ts'
import type { StoreProcess } from '../shell.ts'

/** Built, the store stands beside the shell in dist; from sources, where it is written. */
function storeEntry(): URL {
  const built = new URL('../store/store-process.js', import.meta.url)
  return existsSync(fileURLToPath(built)) ? built : new URL('../../store/store-process.ts', import.meta.url)
}

/**
 * The store's process of the browser shell: a Node worker.
 * @param codeCache folder in which compiled code is kept between starts; absent: none is
 * @param failed told what ended it, where it did not end by itself
 */
export function startWorkerStore(codeCache?: string, failed: (failure: unknown) => void = console.error): StoreProcess {
  const worker = new Worker(storeEntry(), { argv: codeCache === undefined ? [] : [codeCache] })
  // Unheard it would be thrown here, and end the shell: the store alone is gone, and its person is told.
  worker.on('error', failed)
  return {
    door: {
      post: (message) => worker.postMessage(message),
      onMessage: (hear) => void worker.on('message', (message: FromStore) => hear(message)),
    },
    onExit: (ended) => void worker.once('exit', ended),
    stop: async () => void (await worker.terminate()),
  }
}
