import { type BoardNews, type BoardView, emptyBoard, foldBoard } from '#shared/supervision/board.ts'
import type { StandingStream } from '../sync/standing-stream.ts'

export interface BoardWatches {
  add(show: (news: BoardNews) => void): () => void
  /** Somebody else is at the console, or nobody: what one saw is nobody else's. */
  person(id: string | null): void
  /** The console is locked: nothing is told to anybody until it is not; what is on the screens grows old there. */
  cover(locked: boolean): void
  /** The network or the machine is back. */
  wake(): void
  stop(): void
}

/** What was told longer ago is nothing to begin with. */
const KEPT_MS = 10 * 60_000

/**
 * One stream for however many windows show the board; none while nobody looks. Who comes later gets everything that is
 * known at once, also where nobody looked meanwhile, as while a page loads again: it is of before then, and says so.
 */
export function boardWatches(
  start: (hear: (news: BoardNews) => void) => StandingStream,
  now: () => number,
): BoardWatches {
  const watching = new Set<(news: BoardNews) => void>()
  let stream: StandingStream | null = null
  let view: BoardView = emptyBoard
  let present: string | null = null
  let covered = false

  function hear(news: BoardNews): void {
    view = foldBoard(view, news, now())
    for (const show of watching) show(news)
  }
  function follow(): void {
    if (watching.size > 0 && present !== null && !covered) stream ??= start(hear)
    else {
      stream?.stop()
      stream = null
      view = foldBoard(view, { type: 'asked' }, now())
    }
  }
  return {
    add(show) {
      watching.add(show)
      if (view.told !== null && stream === null && now() - view.told.here > KEPT_MS) view = emptyBoard
      if (view.told !== null && !covered) show(knownIn(view))
      follow()
      return () => {
        watching.delete(show)
        follow()
      }
    },
    person(id) {
      if (id === present) return
      present = id
      stream?.stop()
      stream = null
      view = emptyBoard
      if (id === null) for (const show of watching) show({ type: 'away', because: 'notAllowed' })
      follow()
    },
    cover(locked) {
      if (locked === covered) return
      covered = locked
      follow()
    },
    wake() {
      stream?.wake()
    },
    stop() {
      watching.clear()
      follow()
    },
  }
}

/** What is known as the centre would tell it; `now` is when it told it, so that old numbers stay old. */
function knownIn({ link, status, queues, advisors, teams, can, undelivered, told }: BoardView): BoardNews {
  const known = {
    whole: true,
    now: told?.there ?? 0,
    status,
    queues: [...queues.values()],
    advisors: [...advisors.values()],
    teams: [...teams.values()],
    can,
    undelivered,
  }
  return link === 'here' || link === 'connecting' ? { type: 'told', told: known } : { type: 'told', told: known, link }
}
