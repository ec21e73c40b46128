import { afterPaint } from './after-paint.ts'

/** What takes the focus once it has been painted, and who had it when that was asked for. */
interface Wanted {
  readonly element: HTMLElement
  readonly from: Element | null
}
let wanted: Wanted | null = null

function want(asked: Wanted | null): void {
  const listen = asked === null ? window.removeEventListener : window.addEventListener
  listen('keydown', give, true)
  listen('pointerdown', give, true)
  wanted = asked
}

/** Gives the focus now: whatever is pressed next is for the element that has it. */
function give(): void {
  const asked = wanted
  want(null)
  if (asked === null || !asked.element.isConnected) return
  const has = document.activeElement
  // Somebody has gone elsewhere meanwhile: they stay there.
  if (has !== asked.from && has !== document.body && has !== null) return
  asked.element.focus()
}

/**
 * Gives an element the focus when it is on the screen, or before the next key or click if that comes sooner: the browser
 * lays out the whole page for a focus, and the step that a key brings should not wait for what it asks for besides. As a
 * `ref`, in the place of `autoFocus`.
 */
export function focusSoon(element: HTMLElement | null): (() => void) | undefined {
  if (element === null) return
  const asked: Wanted = { element, from: document.activeElement }
  want(asked)
  const leave = afterPaint(() => {
    if (wanted === asked) give()
  })
  return () => {
    leave()
    if (wanted === asked) want(null)
  }
}

/**
 * As {@link focusSoon}, where nothing has the focus and nothing else is about to take it: what was pressed went away, and
 * whoever goes on by keys is where the work is.
 */
export function focusWhereNone(element: HTMLElement): (() => void) | undefined {
  const has = document.activeElement
  return wanted !== null || (has !== null && has !== document.body) ? undefined : focusSoon(element)
}

const FIELDS = 'input:not([type=radio],[type=checkbox],[type=hidden],[type=file]),textarea,select'

/**
 * Gives the first field of a form that has just been opened the focus, as {@link focusSoon}, and brings the form into sight
 * with what sends it. As a `ref` of the form.
 */
export function focusForm(form: HTMLElement | null): (() => void) | undefined {
  if (form === null) return
  const leave = focusSoon(form.querySelector<HTMLElement>(FIELDS))
  const leaveSight = afterPaint(() => form.scrollIntoView({ block: 'nearest' }))
  return () => {
    leave?.()
    leaveSight()
  }
}

/**
 * Keeps the place of the focus in a list of buttons one of which goes away with what it does: whoever pressed it is at the
 * one that comes to stand there, or at the last.
 * @param within what stays; @param what the buttons of the list, as a selector
 */
export function keepPlace(within: HTMLElement, pressed: Element, what: string): void {
  const at = [...within.querySelectorAll(what)].indexOf(pressed)
  if (at < 0) return
  afterPaint(() => {
    const left = within.querySelectorAll<HTMLElement>(what)
    const next = left[Math.min(at, left.length - 1)] ?? within.querySelector<HTMLElement>('select,input,button')
    if (document.activeElement === document.body || document.activeElement === null) next?.focus()
  })
}
