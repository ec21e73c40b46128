import { useEffect } from 'react'
import { useConsole } from '../shell/console.ts'
import { closeDrafts, flushDrafts, followStore, openDrafts, useDrafts } from './drafts.ts'

/** Opens the drafts for as long as the frame lives. @returns whether they have been read */
export function useDraftsOpen(): boolean {
  const console = useConsole()
  useEffect(() => {
    void openDrafts(console)
    const hidden = () => (document.visibilityState === 'hidden' ? flushDrafts() : void followStore())
    window.addEventListener('pagehide', flushDrafts)
    window.addEventListener('blur', flushDrafts)
    document.addEventListener('visibilitychange', hidden)
    return () => {
      window.removeEventListener('pagehide', flushDrafts)
      window.removeEventListener('blur', flushDrafts)
      document.removeEventListener('visibilitychange', hidden)
      closeDrafts()
    }
  }, [console])
  return useDrafts(({ texts }) => texts !== undefined)
}
