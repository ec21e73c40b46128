import { useMemo } from 'react'
import { type MissedCaller, missedCallers } from '#shared/telephony/missed-calls.ts'
import { useWatch } from '../shell/console.ts'
import { usePerson } from '../shell/person.ts'

/** Calls that are looked at for who called: as many as one question may ask for. */
const LOOKED_AT = 500

/** Who is to be called back, by me or by whoever takes it; undefined until the store has answered. */
export function useMissed(): readonly MissedCaller[] | undefined {
  const { id } = usePerson()
  const missed = useWatch('interactions.missed', { limit: LOOKED_AT })
  return useMemo(
    () =>
      missed === undefined
        ? undefined
        : missedCallers(
            missed.rows.map(({ doc }) => doc),
            id,
          ),
    [missed, id],
  )
}

const nobody: readonly string[] = []

/** Whether there are older calls than those that are looked at. */
export function useMissedCut(): number | null {
  const missed = useWatch('interactions.missed', { limit: LOOKED_AT })
  return missed === undefined || missed.total === missed.rows.length ? null : LOOKED_AT
}

/** The last numbers that I called, each once, the newest first. */
export const useDialled = (): readonly string[] => useWatch('interactions.dialled', {}) ?? nobody
