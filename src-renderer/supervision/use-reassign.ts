import { useRef, useState } from 'react'
import type { Case } from '#shared/cases/schema.ts'
import type { Rejection } from '#shared/kernel/result.ts'
import { newId } from '../shell/console.ts'
import { useLongDispatch } from '../shell/when-unlocked.ts'

export interface NotReassigned {
  readonly case: Case
  readonly why: Rejection
}

export interface Reassigning {
  /** How far it has come; null while nothing is under way. */
  readonly progress: { readonly done: number; readonly total: number } | null
  stop(): void
  /**
   * One command a case, so that one which is refused holds none of the others back.
   * @returns how many were saved, and those that were not, with the reason
   */
  run(
    cases: readonly Case[],
    userId: string,
    as: 'holder' | 'advisor',
  ): Promise<{ done: number; not: readonly NotReassigned[] }>
}

/** Reassigns many cases, shows how far it is, and can be stopped between two. */
export function useReassign(): Reassigning {
  const dispatch = useLongDispatch()
  const [progress, setProgress] = useState<Reassigning['progress']>(null)
  const stopped = useRef(false)
  return {
    progress,
    stop() {
      stopped.current = true
    },
    async run(cases, userId, as) {
      stopped.current = false
      const not: NotReassigned[] = []
      let done = 0
      for (const [index, current] of cases.entries()) {
        if (stopped.current) break
        setProgress({ done: index, total: cases.length })
        const answer = await dispatch(nameOf(current, as), { caseId: current.id, entryId: newId(), userId, as })
        if (answer.ok) done += 1
        else not.push({ case: current, why: answer.error })
      }
      setProgress(null)
      return { done, not }
    },
  }
}

/** A case that nobody took yet is assigned, which is also its start; the others change hands. */
const nameOf = (current: Case, as: 'holder' | 'advisor'): 'case.assign' | 'case.reassign' =>
  as === 'holder' && current.state === 'escalated' ? 'case.assign' : 'case.reassign'
