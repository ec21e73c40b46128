import { useRef, useState } from 'react'
import type { Case } from '#shared/cases/schema.ts'
import type { Rejection } from '#shared/kernel/result.ts'
import { newId } from '../shell/console.ts'
import { useLongDispatch } from '../shell/when-unlocked.ts'

export interface NotReassigned {
  readonly case: Case
  readonly why: Rejection
}

/** To whom a case goes: a person, or another area. */
export type Given =
  | { readonly to: 'holder' | 'advisor'; readonly userId: string }
  | { readonly to: 'area'; readonly area: string; readonly reason: string }

export interface Reassigning {
  /** How far it has come; null while nothing is under way. */
  readonly progress: { readonly done: number; readonly total: number } | null
  stop(): void
  /**
   * One command a case, so that one which is refused holds none of the others back.
   * @returns how many were saved, and those that were not, with the reason
   */
  run(cases: readonly Case[], given: Given): Promise<{ done: number; not: readonly NotReassigned[] }>
}

/** Gives many cases to somebody, shows how far it is, and can be stopped between two. */
export function useReassign(): Reassigning {
  const dispatch = useLongDispatch()
  const [progress, setProgress] = useState<Reassigning['progress']>(null)
  const stopped = useRef(false)
  return {
    progress,
    stop() {
      stopped.current = true
    },
    async run(cases, given) {
      stopped.current = false
      const not: NotReassigned[] = []
      let done = 0
      for (const [index, current] of cases.entries()) {
        if (stopped.current) break
        setProgress({ done: index, total: cases.length })
        const answer = await dispatch(nameOf(current, given), {
          ...{ caseId: current.id, entryId: newId() },
          ...(given.to === 'area'
            ? { area: given.area, reason: given.reason }
            : { userId: given.userId, as: given.to }),
        })
        if (answer.ok) done += 1
        else not.push({ case: current, why: answer.error })
      }
      setProgress(null)
      return { done, not }
    },
  }
}

/** A case that nobody took yet is assigned, which is also its start; the others change hands. */
function nameOf(current: Case, { to }: Given): 'case.assign' | 'case.reassign' | 'case.transfer' {
  if (to === 'area') return 'case.transfer'
  return to === 'holder' && current.state === 'escalated' ? 'case.assign' : 'case.reassign'
}
