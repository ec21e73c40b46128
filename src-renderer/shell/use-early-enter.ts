import { useEffect, useState } from 'react'

/**
 * Who types fast presses Enter before the search has answered: it holds for what is found then, and for nothing later.
 * @param text what stands in the field
 * @param open what is open beside it: whoever has opened something else meanwhile stays there
 * @param isAnswered what is found is of these words, and no others
 * @param take takes what Enter means of what is found
 * @returns what Enter calls
 */
export function useEarlyEnter(text: string, open: string | null, isAnswered: boolean, take: () => void): () => void {
  const [awaited, setAwaited] = useState<{ readonly text: string; readonly open: string | null } | null>(null)
  useEffect(() => {
    if (awaited === null) return
    const holds = awaited.text === text && awaited.open === open
    if (holds && !isAnswered) return
    setAwaited(null)
    if (holds) take()
  }, [awaited, text, open, isAnswered, take])
  return () => setAwaited({ text, open })
}
