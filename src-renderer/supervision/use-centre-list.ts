import { useCallback, useEffect, useState } from 'react'
import type { ServiceAnswers } from '#shared/console/contract.ts'
import type { Rejection } from '#shared/kernel/result.ts'
import { useService, useWatch } from '../shell/console.ts'

type Asked = 'deposits' | 'recovery' | 'undelivered'
interface Rows {
  deposits: ServiceAnswers['central.lists']['rows']
  recovery: ServiceAnswers['central.lists']['rows']
  undelivered: ServiceAnswers['central.undelivered']['rows']
}

/** A list that stands at the centre alone, as it was when it was last asked for. */
export interface CentreListState<Row> {
  /** Undefined until the first answer. */
  readonly rows: Row | undefined
  /** How many there are at the centre, of which these are the oldest. */
  readonly total: number
  readonly refused: Rejection | null
  /** The centre is out of reach: what is shown, if anything, is what it said before. */
  readonly offline: boolean
  readonly read: () => Promise<void>
}

/** Asks at once, again when the connection is back, and when told to. */
export function useCentreList<L extends Asked>(list: L): CentreListState<Rows[L]> {
  const call = useService()
  const sync = useWatch('sync.status', {})
  const [rows, setRows] = useState<Rows[L]>()
  const [total, setTotal] = useState(0)
  const [refused, setRefused] = useState<Rejection | null>(null)
  const read = useCallback(async () => {
    const answer =
      list === 'undelivered' ? await call('central.undelivered', {}) : await call('central.lists', { list })
    setRefused(answer.ok ? null : answer.error)
    if (!answer.ok) return
    const found = answer.value as { rows: Rows[L]; total?: number } // the answer of the verb that this list asks
    setRows(found.rows)
    setTotal(found.total ?? found.rows.length)
  }, [call, list])
  const unreachable = refused?.code === 'centre.unreachable'
  const online = sync?.connection === 'online'
  // Out of reach, every pull that gets through is a reason to ask again, whether or not the sync had noticed.
  const heard = unreachable ? sync?.syncedAt : null
  // biome-ignore lint/correctness/useExhaustiveDependencies: news of the connection are reasons to ask again
  useEffect(() => void read(), [read, online, heard])
  return { rows, total, refused: unreachable ? null : refused, offline: unreachable, read }
}
