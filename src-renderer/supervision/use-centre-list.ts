import { useCallback, useEffect, useRef, useState } from 'react'
import type { CentreListPage, CoordinatorRow } from '#shared/console/contract.ts'
import type { Rejection, Result } from '#shared/kernel/result.ts'
import { type Ahead, LISTED_AT_ONCE, type ListPlace, type Undelivered } from '#shared/sync/api.ts'
import { useService, useWatch } from '../shell/console.ts'
import { useUi } from '../shell/ui-state.ts'

/** Rows asked for at once. */
const PAGE = 50
/** So many rows before the last that is here the next ones are asked for. */
const AHEAD = 10

interface RowOf {
  deposits: CoordinatorRow
  recovery: CoordinatorRow
  undelivered: Undelivered
  ahead: Ahead
}
type Asked = keyof RowOf

/** A list that stands at the centre alone, as it was when it was last asked for. */
export interface CentreListState<Row> {
  /** Undefined until the first answer; the oldest, and more as somebody scrolls. */
  readonly rows: readonly Row[] | undefined
  /** How many there are at the centre. */
  readonly total: number
  /** There are more than are here, and this centre does not give them. */
  readonly isCut: boolean
  readonly refused: Rejection | null
  /** The centre is out of reach: what is shown, if anything, is what it said before. */
  readonly offline: boolean
  /** Asks anew for as many as are shown. */
  readonly read: () => Promise<void>
  /** What is in sight: the next page is asked for when its end comes near. */
  readonly onRange: (first: number, last: number) => void
}

interface Held<Row> {
  readonly rows: readonly Row[]
  readonly total: number
  readonly next: ListPlace | null
}

type Ask<Row> = (page: { after?: ListPlace; limit: number }) => Promise<Result<CentreListPage<Row>, Rejection>>

/** What is here, and as many behind it as are wanted. */
async function readOn<Row>(
  ask: Ask<Row>,
  from: Held<Row> | null,
  wanted: number,
): Promise<Result<Held<Row>, Rejection>> {
  const limit = Math.min(LISTED_AT_ONCE, wanted - (from?.rows.length ?? 0))
  const answer = await ask({ limit, ...(from !== null && from.next !== null && { after: from.next }) })
  if (!answer.ok) return answer
  const rows = [...(from?.rows ?? []), ...answer.value.rows]
  const held: Held<Row> = { rows, total: answer.value.total ?? rows.length, next: answer.value.next ?? null }
  return held.next === null || rows.length >= wanted ? { ok: true, value: held } : readOn(ask, held, wanted)
}

/** Asks at once, again when the connection is back, when the console is unlocked, and when told to. */
export function useCentreList<L extends Asked>(list: L): CentreListState<RowOf[L]> {
  const call = useService()
  const sync = useWatch('sync.status', {})
  const [held, setHeld] = useState<Held<RowOf[L]> | null>(null)
  const [refused, setRefused] = useState<Rejection | null>(null)
  const latest = useRef(held)
  const turns = useRef({ asked: 0, answered: 0 })
  const ask = useCallback(
    (page: { after?: ListPlace; limit: number }) =>
      (list === 'undelivered'
        ? call('central.undelivered', page)
        : list === 'ahead'
          ? call('central.ahead', page)
          : call('central.lists', { list, ...page })) as ReturnType<Ask<RowOf[L]>>, // the answer of the verb that this list asks
    [call, list],
  )
  const show = useCallback(
    async (from: Held<RowOf[L]> | null, wanted: number) => {
      const turn = ++turns.current.asked
      const answer = await readOn<RowOf[L]>(ask, from, wanted)
      // Another question was asked meanwhile: its answer is the newer one.
      if (turn !== turns.current.asked) return
      turns.current.answered = turn
      setRefused(answer.ok ? null : answer.error)
      if (!answer.ok) return
      latest.current = answer.value
      setHeld(answer.value)
    },
    [ask],
  )
  const read = useCallback(() => show(null, Math.max(PAGE, latest.current?.rows.length ?? 0)), [show])
  const onRange = useCallback(
    (_: number, last: number) => {
      const here = latest.current
      const isAsking = turns.current.asked !== turns.current.answered
      if (isAsking || here === null || here.next === null || last < here.rows.length - AHEAD) return
      void show(here, here.rows.length + PAGE)
    },
    [show],
  )
  const unreachable = refused?.code === 'centre.unreachable'
  const online = sync?.connection === 'online'
  // Out of reach, every pull that gets through is a reason to ask again, whether or not the sync had noticed.
  const heard = unreachable ? sync?.syncedAt : null
  const locked = useUi((ui) => ui.locked)
  // biome-ignore lint/correctness/useExhaustiveDependencies: news of the connection are reasons to ask again
  useEffect(() => {
    // A locked console asks the centre for nothing: its refusal would stand there when its person is back.
    if (!locked) void read()
  }, [read, online, heard, locked])
  return {
    rows: held?.rows,
    total: held?.total ?? 0,
    isCut: held !== null && held.next === null && held.total > held.rows.length,
    refused: unreachable ? null : refused,
    offline: unreachable,
    read,
    onRange,
  }
}
