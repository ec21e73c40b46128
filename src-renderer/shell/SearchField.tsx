import { IconSearch } from '@tabler/icons-react'
import type { KeyboardEvent } from 'react'
import { settledKey } from './settled-key.ts'
import classes from './suggest.module.css'

const SEARCH = <IconSearch size={16} aria-hidden />

interface Props {
  readonly label: string
  readonly text: string
  readonly type: (text: string) => void
  /** Enter: opens the first that was found. */
  readonly open?: () => void
}

/** ↓ goes into the list under the field, as the list's own arrows go on in it. */
function intoList(event: KeyboardEvent<HTMLInputElement>): void {
  const first = event.currentTarget.closest('[data-region=list]')?.querySelector<HTMLElement>('[data-index="0"] a')
  if (first === null || first === undefined) return
  event.preventDefault()
  first.focus()
}

/** A field over a list that is searched while one types, of two elements: each key of it is waited for. */
export const SearchField = ({ label, text, type, open }: Props) => (
  <span className={classes.field}>
    {SEARCH}
    <input
      autoComplete="off"
      aria-label={label}
      placeholder={label}
      value={text}
      onChange={(event) => type(event.currentTarget.value)}
      onKeyDown={settledKey((event) => {
        if (event.key === 'ArrowDown') intoList(event)
        if (event.key === 'Enter') open?.()
      })}
    />
  </span>
)
