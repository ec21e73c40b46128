import { useCallback, useEffect, useState } from 'react'
import type { InteractionId } from '#shared/kernel/ids.ts'
import type { Rejection } from '#shared/kernel/result.ts'
import type { RecordingsResponse } from '#shared/recordings/api.ts'
import { useService } from '../shell/console.ts'

/** What is on its way, or a centre that is away, is asked for again so often. */
const AGAIN_MS = 5_000

export type Found =
  | { readonly is: 'asking' }
  | { readonly is: 'refused'; readonly why: Rejection }
  | ({ readonly is: 'found' } & RecordingsResponse)

/** What the centre has of a call, asked again while something is on its way or the centre is away. */
export function useRecordings(call: InteractionId): { readonly found: Found; readonly ask: () => void } {
  const service = useService()
  const [asked, setAsked] = useState<{ readonly call: InteractionId; readonly found: Found } | null>(null)
  const [turn, setTurn] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each turn asks once more
  useEffect(() => {
    let gone = false
    let timer: ReturnType<typeof setTimeout> | undefined
    void service('recording.of', { call }).then((answer) => {
      if (gone) return
      setAsked({ call, found: answer.ok ? { is: 'found', ...answer.value } : { is: 'refused', why: answer.error } })
      const waits = answer.ok ? answer.value.awaited > 0 : answer.error.code === 'centre.unreachable'
      if (waits) timer = setTimeout(() => setTurn((one) => one + 1), AGAIN_MS)
    })
    return () => {
      gone = true
      clearTimeout(timer)
    }
  }, [service, call, turn])
  const ask = useCallback(() => setTurn((one) => one + 1), [])
  return { found: asked?.call === call ? asked.found : { is: 'asking' }, ask }
}
