import { useEffect, useState } from 'react'

/**
 * Who types fast presses Enter before the search has answered: it holds for what is found then, and for nothing later.
 * @param text what stands in the field
 * @param isAnswered what is found is of these words, and no others
 * @param take takes what Enter means of what is found
 * @returns what Enter calls
 */
export function useEarlyEnter(text: string, isAnswered: boolean, take: () => void): () => void {
  const [awaited, setAwaited] = useState<string | null>(null)
  useEffect(() => {
    if (awaited === null || (awaited === text && !isAnswered)) return
    setAwaited(null)
    if (awaited === text) take()
  }, [awaited, text, isAnswered, take])
  return () => setAwaited(text)
}
