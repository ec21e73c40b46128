import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual'
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'

/** CSS pixels of a row of a table. */
export const ROW = 36

export interface RowsInSight {
  readonly scroll: RefObject<HTMLDivElement | null>
  /** Indices of the rows that exist. */
  readonly items: readonly number[]
  /** CSS pixels of the rows before and after them. */
  readonly before: number
  readonly after: number
}

/** A real table of which only the rows in sight exist: what is out of sight costs neither rendering nor painting. */
export function useRowsInSight(count: number): RowsInSight {
  const scroll = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW,
    overscan: 4,
  })
  const items = virtual.getVirtualItems()
  return {
    scroll,
    items: items.map(({ index }) => index),
    before: items[0]?.start ?? 0,
    after: virtual.getTotalSize() - (items.at(-1)?.end ?? 0),
  }
}

/** What is in sight, and the row that has the focus: scrolled away, it keeps what is being typed in it. */
const withFocused =
  (scroll: RefObject<HTMLElement | null>) =>
  (range: Range): number[] => {
    const seen = defaultRangeExtractor(range)
    const focused = scroll.current?.querySelector('[data-index]:focus-within')?.getAttribute('data-index')
    const at = Number(focused ?? Number.NaN)
    return !(at < range.count) || seen.includes(at) ? seen : [...seen, at].sort((one, other) => one - other)
  }

const OVERSCAN = 6

interface VirtualRows {
  /** What is listed: another list begins at its top. */
  readonly of: string | undefined
  readonly length: number
  /** CSS pixels of a row; of one whose height is measured, about. */
  readonly size: number
  readonly keyOf: ((index: number) => string | number) | undefined
  /** Told which rows exist, from the first to the last. */
  readonly onRange: ((first: number, last: number) => void) | undefined
}

/** What lists and tables of any length have in common: the rows in sight, and the one with the focus. */
export function useVirtualRows({ of, length, size, keyOf, onRange }: VirtualRows) {
  const scroll = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: length,
    getScrollElement: () => scroll.current,
    estimateSize: () => size,
    overscan: OVERSCAN,
    rangeExtractor: withFocused(scroll),
    ...(keyOf !== undefined && { getItemKey: keyOf }),
  })
  const { startIndex, endIndex } = virtual.range ?? { startIndex: 0, endIndex: 0 }
  const first = Math.max(0, startIndex - OVERSCAN)
  const last = Math.max(0, Math.min(length - 1, endIndex + OVERSCAN))
  const [tell] = useState(() => ({ onRange }))
  useEffect(() => {
    tell.onRange = onRange
  })
  useEffect(() => tell.onRange?.(first, last), [tell, first, last])
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is listed is the occasion
  useLayoutEffect(() => {
    if (scroll.current !== null && scroll.current.scrollTop > 0) scroll.current.scrollTop = 0
  }, [of])
  return { scroll, virtual, items: virtual.getVirtualItems() }
}

/** Stands for the rows that are out of sight. */
export const Space = ({ height, columns }: { height: number; columns: number }) =>
  height > 0 && (
    <tr aria-hidden style={{ height }}>
      <td colSpan={columns} style={{ height, padding: 0, border: 0 }} />
    </tr>
  )
