import type { Rejection } from '#shared/kernel/result.ts'
import type { Answer } from '#shared/sync/protocol.ts'
import { type CommandRow, OVERLAY } from '../store/port.ts'
import { type Replica, touchedKeys } from './replica.ts'

/**
 * Writes what the centre said of one command. Only commands still in the overlay listen: an answer that comes twice, or
 * after the command went elsewhere, says nothing new. Within a transaction.
 * @returns whether the command left the overlay, so that a rebase is due
 */
export function applyAnswer(replica: Replica, answer: Answer): boolean {
  const row = replica.storage.command(answer.id)
  if (row === null || !OVERLAY.includes(row.state)) return false
  switch (answer.outcome) {
    case 'accepted':
      replica.storage.patchCommand(row.id, {
        state: 'accepted',
        position: answer.position,
        recovered: null,
        collected: false,
      })
      return false
    case 'held':
      replica.storage.patchCommand(row.id, {
        state: 'held',
        position: answer.position,
        recovered: null,
        collected: false,
      })
      return false
    case 'deposited':
      replica.storage.patchCommand(row.id, {
        state: 'deposited',
        position: answer.position,
        recovered: null,
        collected: false,
        rejection: plain(answer.rejection),
      })
      return true
    case 'refused':
      setAsideRefused(replica, row, plain(answer.rejection), answer.position)
      return true
    case 'reused':
      setAsideRefused(replica, row, { code: 'command.idReused' }, null)
      return true
  }
}

const plain = (rejection: { code: string; facts?: Rejection['facts'] | undefined }): Rejection =>
  rejection.facts === undefined ? { code: rejection.code } : { code: rejection.code, facts: rejection.facts }

/** Out of the outbox into *por corregir*, in one group with the refused ones that it shares a document with. */
function setAsideRefused(replica: Replica, row: CommandRow, rejection: Rejection, position: number | null): void {
  const touched = touchedKeys(replica, row.body)
  const shares = (other: CommandRow) => [...touchedKeys(replica, other.body)].some((key) => touched.has(key))
  const group = replica.storage.commandsIn(['refused']).find(shares)?.group ?? row.id
  replica.storage.patchCommand(row.id, {
    state: 'refused',
    position,
    recovered: null,
    collected: false,
    rejection,
    group,
  })
}

/** Accepted commands whose position a completed pull has reached leave the overlay, whatever documents came. */
export function settleUpTo(replica: Replica, position: number): void {
  const settledAt = replica.now()
  for (const row of replica.storage.commandsIn(['accepted'])) {
    if (row.position !== null && row.position <= position)
      replica.storage.patchCommand(row.id, { state: 'settled', settledAt })
  }
}
