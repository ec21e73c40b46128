import { createHash } from 'node:crypto'
import type { LogRow } from '../store/port.ts'

/** The chain before the first row. */
export const GENESIS = '0'.repeat(64)

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** JSON with the keys of every object in order: the same value is the same text. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join()}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null'
  const entries = Object.entries(value).filter(([, one]) => one !== undefined)
  entries.sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([key, one]) => `${JSON.stringify(key)}:${canonicalJson(one)}`).join()}}`
}

/** Names a command's content: two commands with one id and different hashes are two commands. */
export const contentHash = (body: unknown): string => sha256(canonicalJson(body))

/** SHA-256 (hex) over the chain before and what this row says. */
export const nextChain = (before: string, row: Omit<LogRow, 'chain'>): string =>
  sha256(
    `${before}\n${JSON.stringify([row.position, row.commandId, row.sha256, row.actor, row.outcome, row.versions, row.receivedAt])}`,
  )
