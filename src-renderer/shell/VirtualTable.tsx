import { Fragment, type ReactNode } from 'react'
import classes from './page.module.css'
import { ROW, Space, useVirtualRows } from './rows-in-sight.tsx'

interface Props<T> {
  readonly label: string
  /** Its columns' headings, from the left, each with the part of the width that it takes. */
  readonly columns: readonly { readonly key: string; readonly head: ReactNode; readonly width?: string }[]
  /** What is listed: another list begins at its top. */
  readonly of?: string
  readonly length: number
  /** What stands in a row; undefined while it is on its way. */
  readonly row: (index: number) => T | undefined
  /** What a row is about. */
  readonly keyOf: (one: T) => string | number
  /** The cells of a row. */
  readonly render: (one: T) => ReactNode
  readonly onRange?: (first: number, last: number) => void
}

/** A table of any length, of which only the rows in sight exist; they are as high as what is in them. */
export function VirtualTable<T>({ label, columns, of, length, row, keyOf, render, onRange }: Props<T>) {
  const indexKey = (index: number) => {
    const one = row(index)
    return one === undefined ? index : keyOf(one)
  }
  const { scroll, virtual, items } = useVirtualRows({ of, length, size: ROW, keyOf: indexKey, onRange })
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
                <Row one={row(index)} columns={columns.length} render={render} />
              </tr>
            </Fragment>
          ))}
          <Space height={after} columns={columns.length} />
        </tbody>
      </table>
    </div>
  )
}

interface RowProps<T> {
  readonly one: T | undefined
  readonly columns: number
  readonly render: (one: T) => ReactNode
}
const Row = <T,>({ one, columns, render }: RowProps<T>) => (one === undefined ? <td colSpan={columns} /> : render(one))
