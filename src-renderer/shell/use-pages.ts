import { useCallback, useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import type { Count, Page, QueryName, QueryParameters, QueryResults } from '#shared/console/queries.ts'
import { useConsole } from './console.ts'

/** Rows asked for at once: a screen and what is scrolled to next. More are written, sent and read before the first is seen. */
const PAGE = 50

type PagedQuery = { [Q in QueryName]: QueryResults[Q] extends Page<unknown> ? Q : never }[QueryName]
type RowOf<Q extends PagedQuery> = QueryResults[Q] extends Page<infer Row> ? Row : never

/** What stands on a screen before its list has said what is in sight. */
const FIRST_SIGHT = [0, 30] as const

export interface Pages<Row> {
  /** What is listed: another list begins at its top. */
  readonly of: string
  /** The rows are of what is asked for now; the list before is shown until they are. */
  readonly isAnswered: boolean
  /** Undefined before the first page is here. */
  readonly total: Count | undefined
  /** How many places the list has: the total, or a page more than has been seen. */
  readonly length: number
  /** The row at a place; undefined while its page is on the way. */
  readonly row: (index: number) => Row | undefined
  /** The first and the last row in sight. */
  readonly inSight: readonly [first: number, last: number]
  readonly onRange: (first: number, last: number) => void
}

const counted = (total: Count): number => (typeof total === 'number' ? total : total.moreThan)

const pageAsked = <Q extends PagedQuery>(parameters: QueryParameters<Q>, page: number): QueryParameters<Q> => ({
  ...parameters,
  limit: PAGE,
  offset: page * PAGE,
})

/**
 * Asks for a list's first page in the moment in which somebody wants it. `usePages` asks for the same once the screen is drawn
 * anew, and the two are one watch: a key of a search is on its way 2 ms earlier.
 */
export function useFirstPage<Q extends PagedQuery>(name: Q): (parameters: QueryParameters<Q>) => void {
  const console = useConsole()
  const held = useRef<() => void>(undefined)
  useEffect(() => () => held.current?.(), [])
  return useCallback(
    (parameters) => {
      const before = held.current
      held.current = console.watch(name, pageAsked(parameters, 0), () => undefined)
      before?.()
    },
    [console, name],
  )
}

/** A list of any length: only the pages that are in sight are watched, and they stay live. */
export function usePages<Q extends PagedQuery>(name: Q, parameters: QueryParameters<Q>): Pages<RowOf<Q>> {
  const console = useConsole()
  const key = JSON.stringify(parameters)
  const [held, setHeld] = useState<{ key: string; pages: ReadonlyMap<number, Page<RowOf<Q>>> }>({
    key,
    pages: new Map(),
  })
  const watching = useRef(new Map<string, () => void>())
  const [range, setRange] = useState<{ key: string; inSight: Pages<unknown>['inSight'] }>({ key, inSight: FIRST_SIGHT })
  // How far somebody had scrolled in another list says nothing of this one.
  const [first, last] = range.key === key ? range.inSight : FIRST_SIGHT
  const from = Math.floor(first / PAGE)
  const to = Math.floor(Math.max(first, last) / PAGE)

  useEffect(() => {
    const wanted = new Set<string>()
    for (let page = from; page <= to; page++) wanted.add(`${page} ${key}`)
    for (const [one, stop] of watching.current) {
      if (wanted.has(one)) continue
      stop()
      watching.current.delete(one)
    }
    for (let page = from; page <= to; page++) {
      const one = `${page} ${key}`
      if (watching.current.has(one)) continue
      const asked = pageAsked<Q>(JSON.parse(key), page)
      const show = (answer: QueryResults[Q]) =>
        setHeld((before) => {
          const pages = new Map(before.key === key ? before.pages : [])
          pages.set(page, answer as Page<RowOf<Q>>) // a PagedQuery answers a Page of its rows
          return { key, pages }
        })
      let isAwaited = true
      watching.current.set(
        one,
        console.watch(name, asked, (answer) => {
          // Somebody waits for the first: it is rendered for the very next frame. What changes later has time.
          if (isAwaited) flushSync(() => show(answer))
          else show(answer)
          isAwaited = false
        }),
      )
    }
  }, [console, name, key, from, to])
  useEffect(() => {
    const all = watching.current
    return () => {
      for (const stop of all.values()) stop()
      all.clear()
    }
  }, [])

  // The list before is shown until the new one is here: nothing blinks while someone types.
  const { pages } = held
  const seen = [...pages.entries()].reduce(
    (most, [page, { rows }]) => (rows.length === 0 ? most : Math.max(most, page * PAGE + rows.length)),
    0,
  )
  // Those that are not in sight are not watched: what they said of the whole may be long over.
  const watched = [...pages.entries()].filter(([page]) => page >= from && page <= to).map(([, page]) => page)
  const totals = (watched.length === 0 ? [...pages.values()] : watched).map((page) => page.total)
  const exact = totals.find((one) => typeof one === 'number')
  const total = exact ?? totals.toSorted((a, b) => counted(b) - counted(a))[0]
  const full = pages.get(Math.ceil(seen / PAGE) - 1)?.rows.length === PAGE
  return {
    of: key,
    isAnswered: held.key === key && pages.size > 0,
    inSight: [first, last],
    onRange: (one, other) => setRange({ key, inSight: [one, other] }),
    total,
    length: exact ?? (full ? seen + PAGE : seen),
    row: (index) => pages.get(Math.floor(index / PAGE))?.rows[index % PAGE],
  }
}
