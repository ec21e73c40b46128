import type { Head } from '#shared/sync/protocol.ts'
import type { LogRow } from '../store/port.ts'
import { GENESIS, nextChain } from './chain.ts'

/** What is wrong with a log, at the first position where it shows. */
export type LogFault =
  | { readonly fault: 'changed'; readonly position: number }
  | { readonly fault: 'missing'; readonly position: number }
  | { readonly fault: 'reordered'; readonly position: number }
  /** Found only by those who remember a head: the tail that somebody saw is not there. */
  | { readonly fault: 'cutOff'; readonly position: number }

/**
 * Walks the chain from its beginning and holds it against the heads that workstations remember.
 * @param rows in the order of the table's positions
 * @returns null when the log is whole
 */
export async function verifyLog(
  rows: AsyncIterable<LogRow> | Iterable<LogRow>,
  head: Head,
  remembered: readonly Head[],
): Promise<LogFault | null> {
  const chains = new Map<number, string>()
  let chain = GENESIS
  let position = 0
  for await (const row of rows) {
    if (row.position > position + 1) return { fault: 'missing', position: position + 1 }
    if (row.position <= position) return { fault: 'reordered', position: row.position }
    const expected = nextChain(chain, row)
    if (expected !== row.chain) return { fault: 'changed', position: row.position }
    chain = row.chain
    position = row.position
    chains.set(position, chain)
  }
  const heads = [head, ...remembered].filter((one) => one.position > 0).sort((a, b) => a.position - b.position)
  for (const one of heads) {
    const found = chains.get(one.position)
    if (found === undefined) return { fault: 'cutOff', position: one.position }
    if (found !== one.chain) return { fault: 'changed', position: one.position }
  }
  return null
}
