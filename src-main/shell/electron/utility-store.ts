import { fileURLToPath } from 'node:url'
import { utilityProcess } from 'electron'
import type { FromStore } from '../../store/process-protocol.ts'
import type { StoreProcess } from '../shell.ts'

/**
 * The store's process of the product.
 * @param codeCache folder in which compiled code is kept between starts
 */
export function startUtilityStore(codeCache: string): StoreProcess {
  const child = utilityProcess.fork(fileURLToPath(new URL('../store/store-process.js', import.meta.url)), [codeCache], {
    serviceName: 'Multicontacto store',
  })
  return {
    door: {
      post: (message) => child.postMessage(message),
      onMessage: (hear) => void child.on('message', (message: FromStore) => hear(message)),
    },
    onExit: (ended) => void child.once('exit', ended),
    stop: async () => void child.kill(),
  }
}
