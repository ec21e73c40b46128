import type { ReactNode } from 'react'
import classes from './page.module.css'

interface Props {
  readonly title: string
  readonly hint?: ReactNode
  readonly actions?: ReactNode
  readonly children: ReactNode
  /** Nothing in it takes the focus: the page itself does, so that keys can scroll it. */
  readonly onlyRead?: boolean
}

/** A place of one column: its name, what it counts, what can be done, and the rest scrolling beneath. */
export const Page = ({ title, hint, actions, children, onlyRead = false }: Props) => (
  <section className={classes.page}>
    <header className={classes.head}>
      <div>
        <h1>{title}</h1>
        {hint !== undefined && <small>{hint}</small>}
      </div>
      <div className={classes.actions}>{actions}</div>
    </header>
    <div className={classes.body} tabIndex={onlyRead ? 0 : undefined}>
      {children}
    </div>
  </section>
)

/** A list and, beside it, the one that is open. On a narrow screen only one of the two is shown. */
export const ListAndOne = ({
  list,
  one,
  none,
  label,
  listLabel,
}: {
  list: ReactNode
  one: ReactNode | null
  none?: ReactNode
  label: string
  listLabel: string
}) => (
  <div className={classes.split} data-open={one !== null}>
    <section className={classes.list} aria-label={listLabel} data-region="list" tabIndex={-1}>
      {list}
    </section>
    <section className={classes.one} aria-label={label} data-region="one" tabIndex={-1}>
      {one ?? none}
    </section>
  </div>
)
