import { useMemo } from 'react'
import type { Measured } from '#shared/indicators/measured.ts'
import { instantOf } from '#shared/kernel/instants.ts'
import { type Closed, closedAt } from '#shared/queues/opening.ts'
import { newQueue, type QueueDocument } from '#shared/queues/schema.ts'
import { figureOf, type Level, type QueueLevels, queueLevels } from '#shared/supervision/level.ts'
import type { QueueRow } from '#shared/supervision/rows.ts'
import { useWatch } from '../../shell/console.ts'

/** A queue's row with its name, what was set of it, and how it stands. */
export interface QueueView {
  readonly row: QueueRow
  readonly name: string
  readonly set: QueueSet
  readonly levels: QueueLevels
  /** Null while it takes calls. */
  readonly closed: Closed | null
  /** `none`: no call has come today; `closed`: it takes none now, and nobody is left waiting. */
  readonly level: QueueStanding
}
export type QueueStanding = Level | 'none' | 'closed'

type QueueSet = Pick<QueueDocument, 'targets' | 'thresholds' | 'enabled' | 'hours' | 'openOnHolidays'>

/** It is always open, as the PBX has it too (dialplan/opening.ts). */
const nobodySet: QueueSet = {
  ...newQueue('cola', ''),
  hours: [{ days: [0, 1, 2, 3, 4, 5, 6], from: 0, to: 1_440 }],
  openOnHolidays: true,
}

/** Names and settings of queues by code, from the local store; a queue that nobody has set has its code and the defaults. */
export function useQueueSettings(): (code: string) => { name: string; set: QueueView['set'] } {
  const queues = useWatch('directory.queues', {})
  return useMemo(() => {
    const known = new Map<string, QueueDocument>(queues?.map(({ doc }) => [doc.code, doc]))
    return (code) => {
      const queue = known.get(code)
      return queue === undefined ? { name: code, set: nobodySet } : { name: queue.name, set: queue }
    }
  }, [queues])
}

export function queueViewOf(
  row: QueueRow,
  { name, set }: { name: string; set: QueueView['set'] },
  now: number,
): QueueView {
  const levels = queueLevels(row, set, now)
  const closed = closedAt(set, instantOf(now))
  const quiet = row.waiting === 0 && (figureOf(row, 'offered')?.denominator ?? 0) === 0
  const level = closed !== null && row.waiting === 0 ? 'closed' : quiet ? 'none' : levels.worst
  return { row, name, set, levels, closed, level }
}

const EMPTY: Measured = {
  id: 'offered',
  unit: 'count',
  value: null,
  numerator: 0,
  denominator: 0,
  settings: {},
  excluded: [],
  period: { from: 0, to: 0 },
}
export const figure = (row: QueueRow, id: Measured['id']): Measured => figureOf(row, id) ?? { ...EMPTY, id }
