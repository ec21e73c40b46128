import { type Effect, KeptEnvelope } from '#shared/kernel/commands.ts'
import type { Rejection } from '#shared/kernel/result.ts'
import type { Role } from '#shared/kernel/roles.ts'
import type { CollectedCommand, HeadRow, KeptCommand, LogOutcome, LogRow, Recovery } from '../port.ts'

/** Rows as the database gives them; bigint comes as text, because '999' > '1000' must not happen by accident. */
export interface SqlLogRow {
  readonly position: string | number
  readonly command_id: string | null
  readonly command_sha256: string | null
  readonly actor: string
  readonly outcome: LogOutcome
  readonly versions: [string, string, number][]
  readonly received_at: string
  readonly chain: string
}
export const logRow = (row: SqlLogRow): LogRow => ({
  position: Number(row.position),
  commandId: row.command_id,
  sha256: row.command_sha256,
  actor: row.actor,
  outcome: row.outcome,
  versions: row.versions,
  receivedAt: row.received_at,
  chain: row.chain,
})

export interface SqlHead {
  readonly position: string | number
  readonly chain: string
  readonly centre: string
  readonly epoch: number
}
export const headRow = (row: SqlHead): HeadRow => ({ ...row, position: Number(row.position) })

export interface SqlKept {
  readonly command_id: string
  readonly why: KeptCommand['why']
  readonly actor: string
  readonly store: string
  readonly body: string
  readonly rejection: string | null
  readonly at: string
  readonly roles: string | null
}
export const rejectionOf = (text: string | null): Rejection | null =>
  text === null ? null : (JSON.parse(text) as Rejection) // written by this program from a Rejection
export const keptRow = (row: SqlKept): KeptCommand => ({
  commandId: row.command_id,
  why: row.why,
  actor: row.actor,
  store: row.store,
  body: KeptEnvelope.parse(JSON.parse(row.body)),
  rejection: rejectionOf(row.rejection),
  at: row.at,
  ...(row.roles === null ? {} : { roles: JSON.parse(row.roles) as readonly Role[] }), // written by this program
})
export const rolesText = ({ roles }: KeptCommand): string | null => (roles === undefined ? null : JSON.stringify(roles))

export interface SqlRecovery {
  readonly epoch: number
  readonly id: string
  readonly fork: string | number
  readonly until: string
  readonly ended: boolean
}
export const recoveryRow = (row: SqlRecovery): Recovery => ({ ...row, fork: Number(row.fork) })

export interface SqlCollected {
  readonly command_id: string
  readonly position: string | number
  readonly actor: string
  readonly store: string
  readonly body: string
}
export const collectedRow = (row: SqlCollected): CollectedCommand => ({
  commandId: row.command_id,
  position: Number(row.position),
  actor: row.actor,
  store: row.store,
  body: KeptEnvelope.parse(JSON.parse(row.body)),
})

export const effectText = (effect: Effect): string => JSON.stringify(effect)
