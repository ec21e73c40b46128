import { useEffect, useRef } from 'react'
import { settledKey } from './settled-key.ts'
import { useUi } from './ui-state.ts'

type KeyEvent = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>

/** The name of a key as the bindings write it: `Ctrl+Enter`, `Alt+3`, `F6`, `?`. */
export function keyName(event: KeyEvent): string {
  const ctrl = event.ctrlKey || event.metaKey
  const digit = /^Digit(\d)$/.exec(event.code)?.[1]
  const key =
    event.altKey && digit !== undefined ? digit : event.key.length === 1 && ctrl ? event.key.toUpperCase() : event.key
  return `${ctrl ? 'Ctrl+' : ''}${event.altKey ? 'Alt+' : ''}${event.shiftKey && event.key.length > 1 ? 'Shift+' : ''}${key}`
}

/** Whether what is typed now goes into a text: then letters, digits and `?` are text and nothing else. */
export const isTyping = (element: Element | null): boolean =>
  element !== null &&
  element.closest('input:not([type=checkbox],[type=radio],[type=button]),textarea,select,[contenteditable=true]') !==
    null

/** A key of one character, without Ctrl or Alt, which people may turn off (WCAG 2.1.4). */
export const isSingle = (name: string): boolean => [...name].length === 1

export type KeyBindings = Readonly<Record<string, () => void>>

const listening = new Set<{ readonly current: KeyBindings }>()

/** Whether a key would do something on the screen as it is: what is chosen by its name does the same. */
export const mayPress = (name: string): boolean => [...listening].some(({ current }) => current[name] !== undefined)

/** Does what a key would do, for who chose it by its name: that of the first who listens, as a real one. */
export const press = (name: string): void =>
  [...listening].find(({ current }) => current[name] !== undefined)?.current[name]?.()

/** Listens to keys while the console is not locked; of two who hear one key it is the first's. @returns the way to leave it */
export function listenToKeys(bindings: { readonly current: KeyBindings }): () => void {
  const onKey = settledKey((event: KeyboardEvent) => {
    const name = keyName(event)
    const action = bindings.current[name]
    if (action === undefined || event.defaultPrevented) return
    const { locked, singleKeys } = useUi.getState()
    if (locked) return
    const menu = document.querySelector('[role=menu]')
    if (isSingle(name) && (!singleKeys || menu !== null || isTyping(document.activeElement))) return
    event.preventDefault()
    // A menu goes at a press anywhere else, and what is called now is elsewhere.
    if (menu !== null) document.body.dispatchEvent(new MouseEvent('mousedown', { bubbles: true }))
    // A key that is held is pressed once: it would answer the next step as well.
    if (!event.repeat) action()
  })
  window.addEventListener('keydown', onKey)
  listening.add(bindings)
  return () => {
    window.removeEventListener('keydown', onKey)
    listening.delete(bindings)
  }
}

/** Listens to keys while the component is shown. */
export function useKeys(bindings: KeyBindings): void {
  const current = useRef(bindings)
  useEffect(() => {
    current.current = bindings
  })
  useEffect(() => listenToKeys(current), [])
}

/** F6: the next region of the frame takes the focus, at its first control. */
export function focusNextRegion(): void {
  const regions = [...document.querySelectorAll<HTMLElement>('[data-region]')].filter(
    (one) => one.offsetParent !== null,
  )
  const here = regions.findIndex((one) => one.contains(document.activeElement))
  const next = regions[(here + 1) % regions.length]
  if (next === undefined) return
  const control = next.querySelector<HTMLElement>('input,textarea,select,button,a[href],[tabindex="0"]')
  ;(control ?? next).focus()
}
