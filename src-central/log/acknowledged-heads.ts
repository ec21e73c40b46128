import type { Head } from '#shared/sync/protocol.ts'
import type { SqlConnection } from '../store/sql/client.ts'
import { acknowledgeHeads, type StoreHead } from './known-heads.ts'

/** The heads of so many milliseconds are written together: every pull of every store brings one. */
const GATHER_MS = 250

export interface AcknowledgedHeads {
  /** A store has come with the cursor of a head that it has kept. */
  saw(store: string, epoch: number, head: Head): void
  /** What was seen last is written. */
  end(): Promise<void>
}

/** Remembers the newest head of each store, a moment later: whoever pulls does not wait for it, nor does the next one. */
export function acknowledgedHeads(connection: SqlConnection, failed: (failure: unknown) => void): AcknowledgedHeads {
  const seen = new Map<string, StoreHead>()
  let timer: NodeJS.Timeout | null = null
  let writing: Promise<void> = Promise.resolve()
  const write = () => {
    if (timer !== null) clearTimeout(timer)
    timer = null
    const heads = [...seen.values()]
    seen.clear()
    if (heads.length > 0) writing = writing.then(() => acknowledgeHeads(connection, heads)).catch(failed)
    return writing
  }
  return {
    saw(store, epoch, head) {
      const key = `${store} ${epoch}`
      if ((seen.get(key)?.head.position ?? -1) < head.position) seen.set(key, { store, epoch, head })
      timer ??= setTimeout(() => void write(), GATHER_MS)
    },
    end: write,
  }
}
