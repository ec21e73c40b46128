import type { Agent } from 'node:http'
import WebSocket from 'ws'
import { type BoardNews, BoardTold } from '#shared/supervision/board.ts'
import { SHUT_OUT } from '#shared/sync/streams.ts'

export interface BoardStream {
  /** The network or the machine is back: one that waits is opened at once; one that seems open has few seconds to prove it. */
  wake(): void
  stop(): void
}

const AGAIN_MS = 500
const LONGEST_MS = 10_000
/** From so many tries on the wait is the longest: there is no hurry to be refused again. */
const LONGEST_TRY = 10
/** The centre says something every second: longer silence is a dead connection. */
const SILENT_MS = 5_000

/**
 * The board's stream from the centre, taken up again whenever it is lost.
 * @param token an access token; another one than `refused`, which the centre did not take
 */
export function boardStream(
  centre: string,
  token: (refused: string | null) => Promise<string | null>,
  agent: Agent,
  hear: (news: BoardNews) => void,
): BoardStream {
  let stopped = false
  let socket: WebSocket | null = null
  let failures = 0
  /** The wait until the next try; null: one is under way, or open. */
  let timer: NodeJS.Timeout | null = null
  let refused: string | null = null

  async function open(): Promise<void> {
    const bearer = await token(refused)
    if (stopped) return
    if (bearer === null) return again()
    const opened = new WebSocket(`${centre.replace(/^http/, 'ws')}/v1/board`, {
      headers: { authorization: `Bearer ${bearer}` },
      agent,
      handshakeTimeout: 10_000,
    })
    socket = opened
    let silence: NodeJS.Timeout | undefined
    let wasOpen = false
    const heard = () => {
      clearTimeout(silence)
      silence = setTimeout(() => opened.terminate(), SILENT_MS)
    }
    opened.on('open', () => {
      wasOpen = true
      refused = null
      heard()
    })
    opened.on('message', (data) => {
      heard()
      // Words that a newer centre has and this console does not are no board: it says so, and everything else goes on.
      const told = BoardTold.safeParse(jsonIn(String(data)))
      if (!told.success) return opened.close()
      failures = 0
      hear({ type: 'told', told: told.data })
    })
    // Every error is followed by a close, which is where the next try begins.
    opened.on('error', () => {})
    opened.on('close', (code) => {
      clearTimeout(silence)
      if (stopped) return
      // A token that the centre does not take ends the handshake: the next try asks for another one.
      if (!wasOpen) refused = bearer
      hear({ type: 'away', because: code === SHUT_OUT ? 'notAllowed' : 'unreachable' })
      if (code === SHUT_OUT) failures = LONGEST_TRY
      again()
    })
  }
  function again(): void {
    if (stopped) return
    const wait = Math.min(LONGEST_MS, AGAIN_MS * 2 ** Math.min(LONGEST_TRY, failures++)) * (0.5 + Math.random() / 2)
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
      if (timer === null) return
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

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
