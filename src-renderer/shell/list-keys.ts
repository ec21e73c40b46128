import type { KeyboardEvent } from 'react'
import { isComposing } from './settled-key.ts'

const STEPS: Readonly<Record<string, 1 | -1>> = { ArrowDown: 1, ArrowUp: -1 }

interface List {
  readonly count: number
  /** The row that the arrows have come to; -1 before the first of them. */
  readonly at: number
  readonly move: (to: number) => void
  /** What Enter takes; null where it takes nothing, and is whoever's it is besides. */
  readonly take: (() => void) | null
}

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'preventDefault'> & {
  readonly nativeEvent: Pick<KeyboardEvent['nativeEvent'], 'isComposing'>
}

/**
 * The keys of a list whose focus stays in the field above it (ARIA combobox): the arrows go round in it, and Enter takes what
 * they have come to. Ctrl+Enter is the screen's.
 */
export function onListKey(event: Pressed, { count, at, move, take }: List): void {
  if (isComposing(event)) return
  const step = STEPS[event.key]
  if (step !== undefined && count > 0) move(at === -1 && step === -1 ? count - 1 : (at + step + count) % count)
  else if (event.key === 'Enter' && !event.ctrlKey && take !== null) take()
  else return
  event.preventDefault()
}
