import type { Rejection } from '../kernel/result.ts'
import type { QueueDocument } from './schema.ts'

/** The refusal of a number that another queue has; null: each is free. */
export function takenBy(
  numbersOfQueues: ReadonlyMap<string, string>,
  code: string,
  numbers: readonly string[],
): Rejection | null {
  for (const number of numbers) {
    const queue = numbersOfQueues.get(number) ?? code
    if (queue !== code) return { code: 'queue.numberTaken', facts: { number, queue } }
  }
  return null
}

/** The same of the queues that a workstation has: what it does not know, the centre does. */
export const numberTaken = (
  queues: readonly Pick<QueueDocument, 'code' | 'numbers'>[],
  code: string,
  numbers: readonly string[] | null,
): Rejection | null =>
  takenBy(
    new Map(queues.flatMap((queue) => (queue.numbers ?? []).map((number) => [number, queue.code] as const))),
    code,
    numbers ?? [],
  )
