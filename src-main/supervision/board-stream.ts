import type { Agent } from 'node:http'
import { type BoardNews, BoardTold } from '#shared/supervision/board.ts'
import { type StandingStream, standingStream } from '../sync/standing-stream.ts'

/** The board as the centre tells it. @param hear told at each word of it, and why when it is away */
export const boardStream = (
  centre: string,
  token: (refused: string | null) => Promise<string | null>,
  agent: Agent,
  hear: (news: BoardNews) => void,
): StandingStream =>
  standingStream({
    url: `${centre}/v1/board`,
    token,
    agent,
    waits: { first: 500, longest: 10_000 },
    // The centre says something every second.
    silentMs: 5_000,
    up() {},
    said(text) {
      // Words that a newer centre has and this console does not are no board: it says so, and everything else goes on.
      const told = BoardTold.safeParse(jsonIn(text))
      if (told.success) hear({ type: 'told', told: told.data })
      return told.success
    },
    down(shutOut) {
      hear({ type: 'away', because: shutOut ? 'notAllowed' : 'unreachable' })
      // Who may not listen need not be refused again in a hurry.
      return shutOut ? 'rest' : 'again'
    },
  })

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
