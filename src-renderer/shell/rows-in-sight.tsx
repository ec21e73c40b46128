import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual'
import { type RefObject, useRef } from 'react'

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
export const withFocused =
  (scroll: RefObject<HTMLElement | null>) =>
  (range: Range): number[] => {
    const seen = defaultRangeExtractor(range)
    const focused = scroll.current?.querySelector('[data-index]:focus-within')?.getAttribute('data-index')
    const at = Number(focused ?? Number.NaN)
    return !(at < range.count) || seen.includes(at) ? seen : [...seen, at].sort((one, other) => one - other)
  }

/** Stands for the rows that are out of sight. */
export const Space = ({ height, columns }: { height: number; columns: number }) =>
  height > 0 && (
    <tr aria-hidden style={{ height }}>
      <td colSpan={columns} style={{ height, padding: 0, border: 0 }} />
    </tr>
  )
