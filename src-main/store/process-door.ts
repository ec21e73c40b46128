import { parentPort as workerPort } from 'node:worker_threads'
import type { Door } from './process-protocol.ts'

/** Electron's `process.parentPort` in a utility process, as far as it is used here. */
interface UtilityPort {
  postMessage(message: unknown): void
  on(event: 'message', hear: (event: { data: unknown }) => void): void
}

/**
 * The port to the main process: a utility process's in Electron, a worker's in the browser shell.
 * Both carry structured clones from this program's own main process, which is not parsed again.
 */
export function processDoor<Out, In>(): Door<Out, In> {
  const utility = 'parentPort' in process ? (process.parentPort as UtilityPort | null | undefined) : null // Electron adds it, Node's types do not know it
  if (utility !== null && utility !== undefined) {
    return {
      post: (message) => utility.postMessage(message),
      onMessage: (hear) => utility.on('message', (event) => hear(event.data as In)), // see above
    }
  }
  if (workerPort === null) throw new Error('the store runs in a process of its own, with a port to the main one')
  const port = workerPort
  return {
    post: (message) => port.postMessage(message),
    onMessage: (hear) => void port.on('message', (message: In) => hear(message)),
  }
}
