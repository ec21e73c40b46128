import type { Measured } from '../indicators/measured.ts'
import type { QueueDocument } from '../queues/schema.ts'
import type { QueueRow } from './rows.ts'

/** Three levels, each with its word, icon and colour. */
export type Level = 'normal' | 'warning' | 'alert'

const above = (
  value: number | null,
  { warning, alert }: { readonly warning: number; readonly alert: number },
): Level => (value === null || value < warning ? 'normal' : value < alert ? 'warning' : 'alert')

/** Within five points under the goal it is *por vencer*, under that *por debajo de la meta*. */
const GOAL_MARGIN = 0.05

export const figureOf = (row: QueueRow, id: Measured['id']): Measured | undefined =>
  row.figures.find((figure) => figure.id === id)

export interface QueueLevels {
  readonly waiting: Level
  readonly longestWait: Level
  readonly serviceLevel: Level
  readonly abandonment: Level
  readonly worst: Level
}

/** How a queue stands against what was set of it. @param now by the centre's clock, unix ms */
export function queueLevels(
  row: QueueRow,
  { targets, thresholds }: Pick<QueueDocument, 'targets' | 'thresholds'>,
  now: number,
): QueueLevels {
  const level = figureOf(row, 'serviceLevel')?.value ?? null
  const waited = row.oldestSince === null ? null : now - row.oldestSince
  const levels = {
    waiting: above(row.waiting, thresholds.waiting),
    longestWait: above(waited, thresholds.longestWaitMs),
    serviceLevel:
      level === null || level >= targets.goal
        ? ('normal' as const)
        : level >= targets.goal - GOAL_MARGIN
          ? ('warning' as const)
          : ('alert' as const),
    abandonment: above(figureOf(row, 'abandonment')?.value ?? null, thresholds.abandonment),
  }
  const all = Object.values(levels)
  return { ...levels, worst: all.includes('alert') ? 'alert' : all.includes('warning') ? 'warning' : 'normal' }
}
