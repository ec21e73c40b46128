import { type ComponentProps, type KeyboardEvent, type ReactNode, useLayoutEffect, useRef } from 'react'
import classes from './floating.module.css'
import { LightButton } from './LightButton.tsx'
import { settledKey } from './settled-key.ts'

interface Props {
  readonly opened: boolean
  readonly setOpened: (opened: boolean) => void
  readonly kind: 'menu' | 'dialog'
  readonly label: string
  readonly button: ComponentProps<typeof LightButton>
  readonly children: ReactNode
}

/**
 * A button and what floats at it until one looks elsewhere: the browser's own popover, which closes and gives the focus back
 * at once, without a transition in which a key is still its own. Nothing of it exists while it is closed.
 */
export function Floating({ opened, setOpened, kind, label, button, children }: Props) {
  const wasOpen = useRef(false)
  const anchor = useRef<HTMLSpanElement>(null)
  return (
    <span ref={anchor} className={classes.anchor} data-open={opened}>
      <LightButton
        {...button}
        aria-haspopup={kind}
        aria-expanded={opened}
        // A pointer that goes down on the button has the browser close what floats, before the click comes.
        onPointerDown={() => {
          wasOpen.current = opened
        }}
        onClick={() => {
          const closing = anchor.current?.querySelector<HTMLElement>('[popover]:not(:popover-open)')
          // Closed by Escape, and the browser has not said so yet: it is opened again, not closed once more.
          if (opened && closing != null && !wasOpen.current) show(closing)
          else setOpened(!opened && !wasOpen.current)
          wasOpen.current = false
        }}
      />
      {opened && (
        <Opened kind={kind} label={label} closed={() => setOpened(false)}>
          {children}
        </Opened>
      )}
    </span>
  )
}

interface OpenedProps extends Pick<Props, 'kind' | 'label' | 'children'> {
  readonly closed: () => void
}

function show(floating: HTMLElement): void {
  floating.showPopover()
  floating.querySelector<HTMLElement>('button:not(:disabled)')?.focus()
}

function Opened({ kind, label, closed, children }: OpenedProps) {
  const own = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    if (own.current !== null) show(own.current)
  }, [])
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it has one of two roles, which the rule does not see
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: both roles that it may have take a name
    <div
      ref={own}
      popover="auto"
      role={kind}
      aria-label={label}
      className={classes.floating}
      onToggle={(event) => event.newState === 'closed' && closed()}
      onKeyDown={settledKey((event) => kind === 'menu' && moveFocus(event))}
    >
      {children}
    </div>
  )
}

/** ↑, ↓, Home and End go from one item of a menu to another. */
function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[role=menuitem]')]
  const at = document.activeElement instanceof HTMLElement ? items.indexOf(document.activeElement) : -1
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key]
  if (to === undefined) return
  event.preventDefault()
  items.at(to === items.length ? 0 : to)?.focus()
}

/** Closes what floats around an element, so that the focus is back at its button before anything else is done. */
export const closeAround = (element: Element): void => element.closest<HTMLElement>('[popover]')?.hidePopover()

export const MenuTitle = ({ children }: { children: ReactNode }) => <div className={classes.title}>{children}</div>

export const MenuItem = ({ choose, children }: { choose: () => void; children: ReactNode }) => (
  <button
    type="button"
    role="menuitem"
    className={classes.item}
    onClick={(event) => {
      closeAround(event.currentTarget)
      choose()
    }}
  >
    {children}
  </button>
)
