import { useEffect } from 'react'
import { useService } from './console.ts'

/** What the browser hears of the network before anybody: the store looks at its centre at once. */
export function useNetworkBack(): void {
  const call = useService()
  useEffect(() => {
    const back = () => void call('sync.now', {})
    window.addEventListener('online', back)
    return () => window.removeEventListener('online', back)
  }, [call])
}
