import { createContext, use, useLayoutEffect, useMemo, useState } from 'react'
import { create } from 'zustand'
import {
  type BoardView,
  boardClock,
  emptyBoard,
  type Freshness,
  foldBoard,
  freshness,
} from '#shared/supervision/board.ts'
import { useConsole } from '../../shell/console.ts'
import { onSignOut } from '../../shell/sign-out.ts'
import { useNow } from '../../shell/use-now.ts'

/** So long the centre is waited for before the board says that it is away. */
const TRYING_MS = 3_000

/** The board as it was last told in this window: whoever comes back to it without the centre sees of when it is. */
const useLastBoard = create<BoardView>()(() => emptyBoard)

onSignOut(() => useLastBoard.setState(emptyBoard, true))

/** The live board as it was last told. */
export function useBoard(): BoardView {
  const console = useConsole()
  // Before it is painted: what was told before is not of now until the centre says so again.
  useLayoutEffect(() => {
    useLastBoard.setState((before) => foldBoard(before, { type: 'asked' }, Date.now()), true)
    return console.watchBoard((news) => useLastBoard.setState((before) => foldBoard(before, news, Date.now()), true))
  }, [console])
  return useLastBoard()
}

/** What every number on the board needs beside itself: the centre's clock, whether it is of now, what is not synchronised. */
export interface BoardMoment {
  /** By the centre's clock, unix ms; it stands still where the numbers are old. */
  readonly now: number
  readonly fresh: Freshness
  readonly undelivered: number
  /** The centre is waited for: not for so long yet that it is said to be away. */
  readonly trying: boolean
}
export const BoardMomentContext = createContext<BoardMoment>({
  now: 0,
  fresh: { state: 'none' },
  undelivered: 0,
  trying: false,
})
export const useBoardMoment = (): BoardMoment => use(BoardMomentContext)

/** Times go on with their own clock: a message changes the rows that it names, and not every time on the board. */
export function useMoment(view: BoardView): BoardMoment {
  const tick = useNow(1_000)
  const [begunMs] = useState(Date.now)
  const trying = view.link === 'connecting' && tick - begunMs < TRYING_MS
  const fresh = freshness(view, Math.max(tick, view.told?.here ?? 0))
  const old = fresh.state === 'old' ? fresh.because : fresh.state
  // biome-ignore lint/correctness/useExhaustiveDependencies: as the board was known at the last tick
  const now = useMemo(() => Math.floor(boardClock(view, tick) / 1_000) * 1_000, [tick, old])
  // biome-ignore lint/correctness/useExhaustiveDependencies: `old` and `now` are all that `fresh` is made of
  return useMemo(() => ({ now, fresh, undelivered: view.undelivered, trying }), [now, old, view.undelivered, trying])
}
