import { useMemo } from 'react'
import { type MissedCaller, missedCallers } from '#shared/telephony/missed-calls.ts'
import { useWatch } from '../shell/console.ts'
import { usePerson } from '../shell/person.ts'

const LOOKED_AT = 200

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

/** The last numbers that I called, each once, the newest first. */
export const useDialled = (): readonly string[] => useWatch('interactions.dialled', {}) ?? nobody
