import { afterPaint } from './after-paint.ts'
import { isTyping } from './keys.ts'

/**
 * Brings what was refused into sight, and leads the focus to it: from the button that was pressed, not from a text that
 * somebody goes on typing.
 */
export function leadTo(element: HTMLElement | null): () => void {
  return afterPaint(() => {
    if (element?.isConnected !== true) return
    element.scrollIntoView({ block: 'nearest' })
    if (!isTyping(document.activeElement)) element.focus({ preventScroll: true })
  })
}

/** Leads to the first field that is marked as lacking or wrong, once it is. @param within where it was asked for */
export function leadToFault(within: ParentNode = document): void {
  afterPaint(() => {
    const fault = within.querySelector<HTMLElement>('[aria-invalid=true]')
    const around = fault?.closest<HTMLElement>('.mantine-InputWrapper-root') ?? fault
    around?.scrollIntoView({ block: 'nearest' })
    if (document.activeElement?.getAttribute('aria-invalid') !== 'true') fault?.focus({ preventScroll: true })
  })
}
