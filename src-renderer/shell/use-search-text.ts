import { useEffect, useRef, useState } from 'react'

/** Between keys that come faster than this only the last is searched for. */
const SETTLE_MS = 60

export interface SearchText {
  readonly text: string
  /** What is searched for now: at once after a pause, else as soon as the keys pause. */
  readonly searched: string
  readonly type: (text: string) => void
}

/**
 * A text that is searched for while it is typed: the first key after a pause does not wait.
 * @param ahead told what is searched for before anything is drawn anew for it; the same function for as long as it is shown
 */
export function useSearchText(beginning = '', ahead?: (searched: string) => void): SearchText {
  const [text, setText] = useState(beginning)
  const [searched, setSearched] = useState(beginning)
  const settling = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(settling.current), [])
  const [type] = useState(() => {
    let lastMs = 0
    const search = (typed: string) => {
      ahead?.(typed)
      setSearched(typed)
    }
    return (typed: string) => {
      const now = performance.now()
      const pause = now - lastMs
      lastMs = now
      clearTimeout(settling.current)
      setText(typed)
      if (pause >= SETTLE_MS) search(typed)
      else settling.current = setTimeout(() => search(typed), SETTLE_MS)
    }
  })
  return { text, searched, type }
}
