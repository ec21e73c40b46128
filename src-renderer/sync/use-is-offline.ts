import { useWatch } from '../shell/console.ts'

/** Whether the centre is known to be away: then nothing is asked of it. */
export function useIsOffline(): boolean {
  const connection = useWatch('sync.status', {})?.connection
  return connection !== undefined && connection !== 'online' && connection !== 'connecting'
}
