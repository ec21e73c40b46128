import { createContext, type KeyboardEvent, type ReactNode, use, useId, useLayoutEffect, useRef, useState } from 'react'
import { focusSoon } from './focus-soon.ts'
import { onListKey } from './list-keys.ts'
import { settledKey } from './settled-key.ts'
import classes from './suggest.module.css'

interface Choosing {
  /** Element of the option that the arrows have come to. */
  readonly active: string | null
  readonly choose: (value: string) => void
}
const ChoosingContext = createContext<Choosing>({ active: null, choose: () => undefined })

interface Props {
  readonly label: string
  readonly placeholder: string
  readonly icon: ReactNode
  readonly text: string
  readonly type: (text: string) => void
  /** What is the only match of what stands there: Enter takes it without the arrows. */
  readonly only?: string | null
  /** Enter came while it is not known yet what there is for what stands there. */
  readonly entered?: () => void
  /** Whether there is something to offer for what stands there. */
  readonly offers: boolean
  /** @returns whether the list stays open for what comes */
  readonly choose: (value: string) => boolean
  /** The list: {@link SuggestOption} and {@link SuggestNote}; rendered only while it is open. */
  readonly children: ReactNode
  /** What stands under the list, in sight however long it is. */
  readonly foot: ReactNode
}

/**
 * A field that offers what fits while one types (ARIA's editable list), of two elements until it does: the step of a guide
 * that a key brings must not wait for a list that nobody has asked for.
 */
export function SuggestField({
  label,
  placeholder,
  icon,
  text,
  type,
  offers,
  only = null,
  entered,
  choose,
  children,
  foot,
}: Props) {
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const [wanted, setWanted] = useState(false)
  const [active, setActive] = useState<string | null>(null)
  const open = wanted && offers
  const close = () => {
    setWanted(false)
    setActive(null)
  }
  const chosen = (value: string) => {
    if (!choose(value)) close()
  }
  const onOpenKey = (event: KeyboardEvent) => {
    const options = [...(list.current?.querySelectorAll<HTMLElement>('[role=option]:not([aria-disabled=true])') ?? [])]
    const at = options.findIndex((one) => one.id === active)
    const value = active === null ? only : options[at]?.dataset.value
    onListKey(event, {
      ...{ count: options.length, at },
      move: (to) => {
        options[to]?.scrollIntoView({ block: 'nearest' })
        setActive(options[to]?.id ?? null)
      },
      take: () => (value == null ? entered?.() : chosen(value)),
    })
    if (event.key !== 'Escape') return
    event.preventDefault()
    close()
  }
  // Closed, an arrow opens it at no row.
  const onClosedKey = (event: KeyboardEvent) =>
    onListKey(event, { count: 1, at: -1, move: () => setWanted(true), take: entered ?? null })
  return (
    <div>
      <label htmlFor={id} className={`mc-label ${classes.label}`}>
        {label}
      </label>
      <span className={`${classes.field} ${open ? classes.open : ''}`}>
        {icon}
        <input
          id={id}
          ref={focusSoon}
          autoComplete="off"
          maxLength={200}
          placeholder={placeholder}
          value={text}
          aria-haspopup="listbox"
          aria-autocomplete="list"
          aria-controls={open ? `${id}-list` : undefined}
          aria-activedescendant={open && active !== null ? active : undefined}
          onChange={(event) => {
            type(event.currentTarget.value)
            setActive(null)
            setWanted(true)
          }}
          onFocus={() => text !== '' && setWanted(true)}
          onBlur={close}
          onKeyDown={settledKey(open ? onOpenKey : onClosedKey)}
        />
      </span>
      {open && (
        <ChoosingContext value={{ active, choose: chosen }}>
          <List id={`${id}-list`} label={label} own={list}>
            {/* Scrolled by the arrows of the field: no stop of Tab on the way to what comes after it. */}
            {/* biome-ignore lint/a11y/useSemanticElements: a group of a listbox (WAI-ARIA 1.2, listbox); a fieldset may not be in one */}
            <div role="group" className={classes.rows} tabIndex={-1}>
              {children}
            </div>
            <div className={classes.foot}>{foot}</div>
          </List>
        </ChoosingContext>
      )}
    </div>
  )
}

interface ListProps {
  readonly id: string
  readonly label: string
  readonly own: React.RefObject<HTMLDivElement | null>
  readonly children: ReactNode
}

function List({ id, label, own, children }: ListProps) {
  useLayoutEffect(() => own.current?.showPopover(), [own])
  return (
    <div
      ref={own}
      id={id}
      popover="manual"
      role="listbox"
      aria-label={label}
      className={classes.list}
      // The field keeps the focus while one chooses or scrolls.
      onMouseDown={(event) => event.preventDefault()}
    >
      {children}
    </div>
  )
}

interface OptionProps {
  readonly value: string
  readonly disabled?: boolean
  readonly children: ReactNode
}

export function SuggestOption({ value, disabled = false, children }: OptionProps) {
  const { active, choose } = use(ChoosingContext)
  const id = useId()
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: its keys are the field's
    // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field, which names the option that is active
    <div
      id={id}
      role="option"
      data-value={value}
      aria-selected={active === id}
      aria-disabled={disabled}
      className={classes.option}
      onClick={() => !disabled && choose(value)}
    >
      {children}
    </div>
  )
}

/** What is said in the list and cannot be chosen; told to screen readers where it comes later. */
export const SuggestNote = ({ told = false, children }: { told?: boolean; children: ReactNode }) => (
  <div className={classes.note} role={told ? 'status' : undefined}>
    {children}
  </div>
)
