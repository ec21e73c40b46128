import { useCallback } from 'react'
import { create } from 'zustand'
import type { ServiceAnswers } from '#shared/console/contract.ts'
import { ok, type Rejection, type Result } from '#shared/kernel/result.ts'
import { useService } from '../shell/console.ts'
import { onSignOut } from '../shell/sign-out.ts'

export type CentralCase = ServiceAnswers['central.findCase']['rows'][number]

/** The radicado that the centre was asked for last, and what became of it; cases seen stay to be read. */
interface CentralCaseState {
  readonly asked: string | null
  /** Undefined: not answered yet; null: the centre has none. */
  readonly found: CentralCase | null | undefined
  readonly refused: Rejection | null
  readonly seen: ReadonlyMap<string, CentralCase>
}

const nothing: CentralCaseState = { asked: null, found: undefined, refused: null, seen: new Map() }
export const useCentralCase = create<CentralCaseState>()(() => nothing)
onSignOut(() => useCentralCase.setState(nothing))

/** Asks the centre for the case of a radicado. Only the answer to what was asked last is shown. */
export function useFindCase(): (radicado: string) => Promise<Result<CentralCase | null, Rejection>> {
  const call = useService()
  return useCallback(
    async (radicado) => {
      useCentralCase.setState({ asked: radicado, found: undefined, refused: null })
      const answer = await call('central.findCase', { radicado })
      const { asked, seen } = useCentralCase.getState()
      const found = answer.ok ? (answer.value.rows[0] ?? null) : null
      if (found !== null) useCentralCase.setState({ seen: new Map([...seen, [found.case.id, found]]) })
      if (asked === radicado) useCentralCase.setState(answer.ok ? { found } : { refused: answer.error })
      return answer.ok ? ok(found) : answer
    },
    [call],
  )
}
