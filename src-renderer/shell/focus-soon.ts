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
