import type { Agent } from 'node:http'
import WebSocket from 'ws'
import { SHUT_OUT } from '#shared/sync/streams.ts'
import { LONGEST_WAIT_MS } from '#shared/sync/waits.ts'

export interface LiveStream {
  /** The network or the machine is back: one that is lost is opened at once, one that seems open proves it. */
  wake(): void
  stop(): void
}

const AGAIN_MS = 2_000
/** The centre pings every 15 s: longer silence is a dead connection (reliability, trap 18). */
const SILENT_MS = 40_000
/** How long an answer to a ping of ours may take before the connection is taken for one of the network before. */
const ANSWER_MS = 5_000

/**
 * Listens for *there is something* and says so. Losing it costs seconds: the sync's own timer runs on.
 * @param something called at each message, and once whenever the stream is up again or its person is shut out
 */
export function liveStream(
  base: string,
  token: (refused: string | null) => Promise<string | null>,
  agent: Agent,
  something: () => void,
): LiveStream {
  let stopped = false
  let socket: WebSocket | null = null
  let failures = 0
  /** The wait until the next try; null: one is under way, or open. */
  let timer: NodeJS.Timeout | null = null
  let prove = () => {}

  async function open(): Promise<void> {
    const bearer = await token(null)
    if (stopped) return
    if (bearer === null) return again()
    const opened = new WebSocket(`${base.replace(/^http/, 'ws')}/v1/live`, {
      headers: { authorization: `Bearer ${bearer}` },
      agent,
      handshakeTimeout: 10_000,
    })
    socket = opened
    let silence: NodeJS.Timeout | null = null
    const within = (ms: number) => {
      if (silence !== null) clearTimeout(silence)
      silence = setTimeout(() => opened.terminate(), ms)
    }
    const heard = () => within(SILENT_MS)
    prove = () => {
      if (opened.readyState !== WebSocket.OPEN) return
      within(ANSWER_MS)
      opened.ping()
    }
    opened.on('open', () => {
      failures = 0
      heard()
      something()
    })
    opened.on('ping', heard)
    opened.on('pong', heard)
    opened.on('message', () => {
      heard()
      something()
    })
    // Every error is followed by a close, which is where the next try begins.
    opened.on('error', () => {})
    opened.on('close', (code) => {
      if (silence !== null) clearTimeout(silence)
      // Somebody else, or nobody, by now: the next request hears what became of them.
      if (code === SHUT_OUT) something()
      again()
    })
  }
  function again(): void {
    if (stopped) return
    const wait = Math.min(LONGEST_WAIT_MS, AGAIN_MS * 2 ** failures++) * (0.5 + Math.random() / 2)
    timer = setTimeout(begin, wait)
  }
  function begin(): void {
    timer = null
    open().catch(again)
  }
  begin()
  return {
    wake() {
      failures = 0
      if (timer === null) return prove()
      clearTimeout(timer)
      begin()
    },
    stop() {
      stopped = true
      if (timer !== null) clearTimeout(timer)
      socket?.terminate()
    },
  }
}
