import type { Agent } from 'node:http'
import { LONGEST_WAIT_MS } from '#shared/sync/waits.ts'
import { type StandingStream, standingStream } from './standing-stream.ts'

/**
 * Listens for *there is something* and says so. Losing it costs seconds: the sync's own timer runs on.
 * @param something called at each message, and once whenever the stream is up again or its person is shut out
 */
export const liveStream = (
  centre: string,
  token: (refused: string | null) => Promise<string | null>,
  agent: Agent,
  something: () => void,
): StandingStream =>
  standingStream({
    url: `${centre}/v1/live`,
    token,
    agent,
    waits: { first: 2_000, longest: LONGEST_WAIT_MS },
    // The centre pings every 15 s.
    silentMs: 40_000,
    up: something,
    said() {
      something()
      return true
    },
    down(shutOut) {
      // Somebody else, or nobody, by now: the next request hears what became of them.
      if (shutOut) something()
      return 'again'
    },
  })
