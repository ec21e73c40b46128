import { useCallback, useRef, useState } from 'react'
import type { ServiceAnswers } from '#shared/console/contract.ts'
import { CaseId } from '#shared/kernel/ids.ts'
import type { Rejection } from '#shared/kernel/result.ts'
import type { AfterCase } from '#shared/sync/api.ts'
import { useService } from '../../shell/console.ts'

type Row = ServiceAnswers['central.closedCases']['rows'][number]

interface Asked {
  readonly text?: string
  readonly id?: string
}

/** What has come so far, and where the centre is asked on. */
interface Before {
  readonly rows: readonly Row[]
  readonly next?: AfterCase | undefined
}

/** What the centre was asked for and what became of it; pages are added to the ones before. */
export type CentralCases = Before & { readonly asked: Asked | null } & (
    | { readonly is: 'notAsked' | 'asking' }
    | { readonly is: 'refused'; readonly why: Rejection }
    | { readonly is: 'found'; readonly more: boolean }
  )

const NOT_ASKED: CentralCases = { is: 'notAsked', asked: null, rows: [] }

/** Asks the centre for closed cases of this person, or for the one of an id. Only the answer to the last question counts. */
export function useCentralCases() {
  const call = useService()
  const [state, setState] = useState<CentralCases>(NOT_ASKED)
  const turn = useRef(0)
  const ask = useCallback(
    async (asked: Asked, { rows, next }: Before = NOT_ASKED) => {
      turn.current += 1
      const mine = turn.current
      setState({ is: 'asking', asked, rows, next })
      const id = asked.id === undefined ? undefined : CaseId.safeParse(asked.id)
      // What is no id is nowhere.
      if (id?.success === false) return setState({ is: 'found', asked, rows: [], more: false })
      const answer = await call('central.closedCases', {
        text: asked.text ?? '',
        ...(id === undefined ? {} : { id: id.data }),
        ...(next === undefined ? {} : { after: next }),
      })
      if (turn.current !== mine) return
      if (!answer.ok) return setState({ is: 'refused', asked, rows, next, why: answer.error })
      setState({ is: 'found', asked, ...answer.value, rows: [...rows, ...answer.value.rows] })
    },
    [call],
  )
  return { state, ask }
}
