import { existsSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import { writeDurably } from '../keys/durable-file.ts'

const DAY_MS = 24 * 60 * 60_000
/** Unix milliseconds of this machine's clock: when the centre was last met, and the latest that was ever seen. */
const Times = z.object({ metAt: z.number(), highest: z.number() })

/** How long a person's store has been without the centre, by a clock that does not go back when the machine's is set back. */
export interface DaysOffline {
  /** The centre is met now: from here on the days begin anew. */
  met(): void
  /** Whether it has been away for longer than IT allows. */
  tooLong(): boolean
}

/**
 * @param path file beside the person's lock
 * @param lastOnlineAt Unix milliseconds of the last sign-in at the centre, where the file is not there
 */
export function daysOffline(path: string, days: number, lastOnlineAt: number, now: () => number): DaysOffline {
  const read = () => {
    if (!existsSync(path)) return { metAt: lastOnlineAt, highest: lastOnlineAt }
    const times = Times.safeParse(JSON.parse(readFileSync(path, 'utf8')))
    return times.success ? times.data : { metAt: lastOnlineAt, highest: lastOnlineAt }
  }
  return {
    met: () => writeDurably(path, JSON.stringify({ metAt: now(), highest: now() })),
    tooLong() {
      const { metAt, highest: before } = read()
      const highest = Math.max(before, now())
      if (highest > before) writeDurably(path, JSON.stringify({ metAt, highest }))
      return highest - metAt > days * DAY_MS
    },
  }
}
