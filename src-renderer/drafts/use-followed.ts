import { useEffect, useEffectEvent } from 'react'
import { useDrafts } from './drafts.ts'

/** Calls whenever another page's text was taken over, for whoever holds a copy of it. */
export function useFollowed(contact: string, field: string, show: () => void): void {
  const shown = useEffectEvent(show)
  useEffect(
    () =>
      useDrafts.subscribe(({ followed }, before) => {
        if (followed[contact]?.[field] !== before.followed[contact]?.[field]) shown()
      }),
    [contact, field],
  )
}
