import type { Batch } from './port.ts'

/** What writes a row of the log and nothing else; whoever writes more says what. */
export const emptyBatch: Omit<Batch, 'log'> = {
  created: [],
  updated: [],
  feed: [],
  refusals: [],
  kept: [],
  released: [],
  effects: [],
  ahead: [],
}
