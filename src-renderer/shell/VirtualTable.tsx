import { useVirtualizer } from '@tanstack/react-virtual'
import { Fragment, type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react'
import classes from './page.module.css'
import { ROW, Space, withFocused } from './rows-in-sight.tsx'

const OVERSCAN = 6

interface Props {
  readonly label: string
  /** Its columns' headings, from the left, each with the part of the width that it takes. */
  readonly columns: readonly { readonly key: string; readonly head: ReactNode; readonly width?: string }[]
  /** What is listed: another list begins at its top. */
  readonly of?: string
  readonly length: number
  /** What a row is about. */
  readonly keyOf: (index: number) => string | number
  /** The cells of a row. */
  readonly render: (index: number) => ReactNode
  readonly onRange?: (first: number, last: number) => void
}

/** A table of any length, of which only the rows in sight exist; they are as high as what is in them. */
export function VirtualTable({ label, columns, of, length, keyOf, render, onRange }: Props) {
  const scroll = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: length,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW,
    overscan: OVERSCAN,
    rangeExtractor: withFocused(scroll),
    getItemKey: keyOf,
  })
  const items = virtual.getVirtualItems()
  const { startIndex, endIndex } = virtual.range ?? { startIndex: 0, endIndex: 0 }
  const [tell] = useState(() => ({ onRange }))
  useEffect(() => {
    tell.onRange = onRange
  })
  useEffect(() => tell.onRange?.(Math.max(0, startIndex - OVERSCAN), endIndex + OVERSCAN), [tell, startIndex, endIndex])
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is listed is the occasion
  useLayoutEffect(() => {
    if (scroll.current !== null && scroll.current.scrollTop > 0) scroll.current.scrollTop = 0
  }, [of])
  const after = virtual.getTotalSize() - (items.at(-1)?.end ?? 0)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: keys scroll it (WCAG 2.1.1)
    <div ref={scroll} className={classes.rows} tabIndex={0}>
      <table className={classes.table} aria-label={label} aria-rowcount={length + 1}>
        <colgroup>
          {columns.map(({ key, width }) => (
            <col key={key} style={{ width }} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {columns.map(({ key, head }) => (
              <th key={key} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map(({ key, index, start }, place) => (
            <Fragment key={key}>
              <Space height={start - (items[place - 1]?.end ?? 0)} columns={columns.length} />
              <tr ref={virtual.measureElement} data-index={index} aria-rowindex={index + 2}>
                {render(index)}
              </tr>
            </Fragment>
          ))}
          <Space height={after} columns={columns.length} />
        </tbody>
      </table>
    </div>
  )
}
