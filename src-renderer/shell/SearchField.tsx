import { IconSearch } from '@tabler/icons-react'
import classes from './suggest.module.css'

const SEARCH = <IconSearch size={16} aria-hidden />

interface Props {
  readonly label: string
  readonly text: string
  readonly type: (text: string) => void
}

/** A field over a list that is searched while one types, of two elements: each key of it is waited for. */
export const SearchField = ({ label, text, type }: Props) => (
  <span className={classes.field}>
    {SEARCH}
    <input
      autoComplete="off"
      aria-label={label}
      placeholder={label}
      value={text}
      onChange={(event) => type(event.currentTarget.value)}
    />
  </span>
)
