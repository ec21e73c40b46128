import { readTable, tableFault } from './table.ts'

/** A thread for a file of any size: the screen goes on. */
addEventListener('message', ({ data }: MessageEvent<ArrayBuffer>) => {
  try {
    postMessage({ table: readTable(new Uint8Array(data)) })
  } catch (failure) {
    postMessage({ fault: tableFault(failure) })
  }
})
