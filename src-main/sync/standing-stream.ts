import type { Agent } from 'node:http'
import WebSocket from 'ws'
import { SHUT_OUT } from '#shared/sync/streams.ts'

export interface StandingStream {
  /** The network or the machine is back: one that waits is opened at once; one that seems open has few seconds to prove it. */
  wake(): void
  stop(): void
}

interface Listening {
  /** The centre's address and the stream's path. */
  readonly url: string
  /** @param refused what the centre did not take: another one is asked for. @returns null: signed out there, or out of reach */
  readonly token: (refused: string | null) => Promise<string | null>
  readonly agent: Agent
  /** Wait before the second try and the longest one, ms; in between each is twice the one before, with jitter. */
  readonly waits: { readonly first: number; readonly longest: number }
  /** The centre says something, or pings, more often than this: longer silence is a dead connection (reliability, trap 18), ms. */
  readonly silentMs: number
  readonly up: () => void
  /** @returns whether it was understood; a stream that speaks otherwise is closed */
  readonly said: (text: string) => boolean
  /** It is lost. @returns how soon it is opened again: `rest` waits the longest at once */
  readonly down: (shutOut: boolean) => 'again' | 'rest'
}

/** How long an answer to a ping of ours may take before the connection is taken for one of the network before. */
const ANSWER_MS = 5_000
const UNAUTHORIZED = 401

/** A stream from the centre, taken up again whenever it is lost. */
export function standingStream({ url, token, agent, waits, silentMs, up, said, down }: Listening): StandingStream {
  let stopped = false
  let socket: WebSocket | null = null
  let wait = waits.first
  /** The wait until the next try; null: one is under way, or open. */
  let timer: NodeJS.Timeout | null = null
  let refused: string | null = null
  let prove = () => {}

  async function open(): Promise<void> {
    const bearer = await token(refused)
    if (stopped) return
    if (bearer === null) return again()
    const opened = new WebSocket(url.replace(/^http/, 'ws'), {
      headers: { authorization: `Bearer ${bearer}` },
      agent,
      handshakeTimeout: 10_000,
    })
    socket = opened
    let silence: NodeJS.Timeout | undefined
    const within = (ms: number) => {
      clearTimeout(silence)
      silence = setTimeout(() => opened.terminate(), ms)
    }
    const heard = () => within(silentMs)
    prove = () => {
      if (opened.readyState !== WebSocket.OPEN) return
      within(ANSWER_MS)
      opened.ping()
    }
    opened.on('unexpected-response', (_request, answer) => {
      if (answer.statusCode === UNAUTHORIZED) refused = bearer
      opened.terminate()
    })
    opened.on('open', () => {
      refused = null
      heard()
      up()
    })
    opened.on('ping', () => {
      heard()
      wait = waits.first
    })
    opened.on('pong', heard)
    opened.on('message', (data) => {
      heard()
      if (!said(String(data))) return opened.close()
      wait = waits.first
    })
    // Every error is followed by a close, which is where the next try begins.
    opened.on('error', () => {})
    opened.on('close', (code) => {
      clearTimeout(silence)
      if (stopped) return
      if (down(code === SHUT_OUT) === 'rest') wait = waits.longest
      again()
    })
  }
  function again(): void {
    if (stopped) return
    timer = setTimeout(begin, wait * (0.5 + Math.random() / 2))
    wait = Math.min(waits.longest, wait * 2)
  }
  function begin(): void {
    timer = null
    open().catch(again)
  }
  begin()
  return {
    wake() {
      wait = waits.first
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
