import type { ReactNode } from 'react'
import page from './page.module.css'
import type { Pages } from './use-pages.ts'
import { VirtualList } from './VirtualList.tsx'

/** Rows that stand where they are; of more than these only the ones in sight exist, and they scroll by themselves. */
const STANDING = 30

/** CSS pixels: what a longer one takes of the place that it is a part of. */
const LONG = 320

interface Props<Row> {
  readonly pages: Pages<Row>
  readonly label: string
  /** CSS pixels of a row, about. */
  readonly rowHeight: number
  readonly keyOf: (row: Row) => string
  readonly render: (row: Row) => ReactNode
}

/** A part of a place that lists something: short as a rule, and of any length. */
export function PagedSection<Row>({ pages, label, rowHeight, keyOf, render }: Props<Row>) {
  if (pages.length <= STANDING)
    return (
      <ul aria-label={label}>
        {Array.from({ length: pages.length }, (_, index) => pages.row(index)).map(
          (row) => row !== undefined && <li key={keyOf(row)}>{render(row)}</li>,
        )}
      </ul>
    )
  return (
    <div className={page.inList} style={{ height: LONG }}>
      <VirtualList
        of={pages.of}
        length={pages.length}
        rowHeight={rowHeight}
        measured
        label={label}
        onRange={pages.onRange}
        keyOf={(index) => {
          const row = pages.row(index)
          return row === undefined ? index : keyOf(row)
        }}
        render={(index) => {
          const row = pages.row(index)
          return row === undefined ? <span className={page.item} style={{ height: rowHeight }} /> : render(row)
        }}
      />
    </div>
  )
}
