import { createHash } from 'node:crypto'
import { canonicalJson } from '#shared/kernel/canonical-json.ts'
import type { LogRow } from '../store/port.ts'

/** The chain before the first row. */
export const GENESIS = '0'.repeat(64)

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** Names a command's content: two commands with one id and different hashes are two commands. */
export const contentHash = (body: unknown): string => sha256(canonicalJson(body))

/** SHA-256 (hex) over the chain before and what this row says. */
export const nextChain = (before: string, row: Omit<LogRow, 'chain'>): string =>
  sha256(
    `${before}\n${JSON.stringify([row.position, row.commandId, row.sha256, row.actor, row.outcome, row.versions, row.receivedAt])}`,
  )
