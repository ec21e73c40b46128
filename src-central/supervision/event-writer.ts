import type { PbxEvent } from '#shared/telephony/pbx-events.ts'
import type { SqlConnection } from '../store/sql/client.ts'
import { keepEvents } from './event-store.ts'

/** Events that come within so many milliseconds are one statement. */
const GATHER_MS = 50
const AGAIN_MS = 1_000

export interface EventWriter {
  add(events: readonly PbxEvent[]): void
  /** When everything that was added by now is kept. */
  settled(): Promise<void>
  stop(): Promise<void>
}

/**
 * Keeps what the bridge tells, in batches and in order, again and again while the database does not answer.
 * @param kept after each batch
 */
export function eventWriter(
  connection: SqlConnection,
  kept: () => void,
  failed: (failure: unknown) => void,
): EventWriter {
  let waiting: PbxEvent[] = []
  let writing: Promise<void> | null = null
  let timer: NodeJS.Timeout | undefined
  let stopped = false

  function later(ms: number): void {
    if (timer !== undefined || writing !== null || stopped) return
    timer = setTimeout(() => {
      timer = undefined
      void write()
    }, ms)
  }
  function write(): Promise<void> {
    writing ??= writeAll().finally(() => {
      writing = null
      if (waiting.length > 0) later(AGAIN_MS)
    })
    return writing
  }
  async function writeAll(): Promise<void> {
    while (waiting.length > 0) {
      const batch = waiting.slice(0, 1_000)
      try {
        await keepEvents(connection, batch)
      } catch (failure) {
        // They stay in the front: the board shows them already, and they are kept when the database is back.
        failed(failure)
        return
      }
      waiting = waiting.slice(batch.length)
      kept()
    }
  }
  return {
    add(events) {
      waiting.push(...events)
      later(GATHER_MS)
    },
    settled: async () => {
      while (waiting.length > 0 || writing !== null) await write()
    },
    async stop() {
      stopped = true
      clearTimeout(timer)
      // One last try: what a database that is gone did not take, the bridge's next snapshot makes good.
      await write()
    },
  }
}
