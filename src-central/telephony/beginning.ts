import type { Ami } from './ami/client.ts'
import type { AmiMessage } from './ami/messages.ts'

/** Before the lists are asked for again, in ms: a busy PBX may be late with one. */
const AGAIN_MS = 2_000

interface Parts {
  readonly list: Ami['list']
  /** Everything as the PBX lists it: `channels` of CoreShowChannels, `queues` of QueueStatus. */
  readonly begin: (channels: readonly AmiMessage[], queues: readonly AmiMessage[]) => void
  readonly hear: (message: AmiMessage) => void
  readonly begun: () => Promise<void>
  readonly failed: (failure: unknown) => void
  readonly againMs?: number
}

/**
 * After every connection what is followed is made anew from the lists of the PBX, which are asked for until both have come.
 * What it tells meanwhile is heard at once, and once more after the lists, which may have been written before or after it:
 * told twice it is one (docs/telephony.md).
 */
export function beginning({ list, begin, hear, begun, failed, againMs = AGAIN_MS }: Parts) {
  /** Counts connections and their ends: what was asked of one is nothing to the next. */
  let connection = 0
  /** Heard since the lists were asked for; null: they have come. */
  let since: AmiMessage[] | null = null
  let isBegun = false

  async function follow(mine: number): Promise<void> {
    while (mine === connection) {
      since = []
      const [channels, queues] = await Promise.all([list('CoreShowChannels'), list('QueueStatus')])
      if (mine !== connection) return
      if (channels.ok && queues.ok) {
        const heard: readonly AmiMessage[] = since
        since = null
        begin(channels.value, queues.value)
        for (const message of heard) hear(message)
        isBegun = true
        return begun()
      }
      const refused = [channels, queues].flatMap((one) => (one.ok ? [] : [one.error.code]))
      failed(new Error(`the PBX has not listed its calls: ${refused.join(', ')}`))
      await new Promise((again) => setTimeout(again, againMs).unref())
    }
  }
  return {
    /** What is followed is what this connection's PBX has: before its lists it is nothing, or that of the connection before. */
    hasBegun: () => isBegun,
    here(): void {
      connection += 1
      isBegun = false
      void follow(connection).catch(failed)
    },
    event(message: AmiMessage): void {
      since?.push(message)
      hear(message)
    },
    /** Also when the bridge is closed. */
    away(): void {
      connection += 1
      isBegun = false
      since = null
    },
  }
}
