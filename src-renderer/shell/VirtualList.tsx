import type { ReactNode } from 'react'
import classes from './page.module.css'
import { useVirtualRows } from './rows-in-sight.tsx'
import { settledKey } from './settled-key.ts'

interface Props {
  /** What is listed: another list begins at its top. */
  readonly of?: string
  readonly length: number
  /** CSS pixels of a row; of one whose height is measured, about. */
  readonly rowHeight: number
  /** Rows are as high as what is in them. */
  readonly measured?: boolean
  /** What a row is about, where it may come to stand at another place while something is typed in it. */
  readonly keyOf?: (index: number) => string | number
  readonly label: string
  readonly render: (index: number) => ReactNode
  readonly onRange: (first: number, last: number) => void
}

/** A list of which only what is in sight exists; ↑ and ↓ move between its rows. */
export function VirtualList({ of, length, rowHeight, measured = false, keyOf, label, render, onRange }: Props) {
  const { scroll, virtual, items } = useVirtualRows({ of, length, size: rowHeight, keyOf, onRange })
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrows move the focus between the rows, which are links
    <div
      ref={scroll}
      className={classes.scroll}
      onKeyDown={settledKey((event) => {
        const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
        const row = (event.target as HTMLElement).closest('[data-index]') // events of this element come from elements
        if (step === 0 || row === null) return
        const next = scroll.current?.querySelector<HTMLElement>(
          `[data-index="${Number(row.getAttribute('data-index')) + step}"] a`,
        )
        if (next === null || next === undefined) return
        event.preventDefault()
        next.focus()
      })}
    >
      <ul aria-label={label} style={{ height: virtual.getTotalSize(), position: 'relative' }}>
        {items.map((item) => (
          <li
            key={item.key}
            ref={measured ? virtual.measureElement : undefined}
            data-index={item.index}
            aria-setsize={length}
            aria-posinset={item.index + 1}
            style={{
              position: 'absolute',
              insetInline: 0,
              ...(!measured && { height: item.size }),
              transform: `translateY(${item.start}px)`,
            }}
          >
            {render(item.index)}
          </li>
        ))}
      </ul>
    </div>
  )
}
