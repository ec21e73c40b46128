import type { CommandId } from '#shared/kernel/ids.ts'
import type { Rejection } from '#shared/kernel/result.ts'
import type { Answer } from '#shared/sync/protocol.ts'
import { ASKED_AFTER, type CommandRow, type CommandState } from '../store/port.ts'
import { type Replica, touchedKeys } from './replica.ts'

/**
 * Writes what the centre said of one command. Only commands that still wait for the last word listen: an answer that
 * comes twice, or after the command went elsewhere, says nothing new. Within a transaction.
 * @returns whether the command left the overlay, so that a rebase is due
 */
export function applyAnswer(replica: Replica, answer: Answer): boolean {
  const row = replica.storage.command(answer.id)
  if (row === null || !ASKED_AFTER.includes(row.state)) return false
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
export function setAsideRefused(
  replica: Replica,
  row: CommandRow,
  rejection: Rejection,
  position: number | null,
): void {
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

/**
 * Settles what a completed pull confirms. Accepted commands leave the overlay when the pull's own snapshot knows them,
 * whatever documents came. One that the centre had answered and does not know any more was lost with a history that it
 * went back behind: it goes to the front of the outbox again.
 * @param asked what this very pull asked after: of others its silence says nothing
 */
export function settleConfirmed(
  { storage, now }: Replica,
  asked: readonly CommandId[],
  answers: readonly Answer[],
): void {
  const settledAt = now()
  const confirmed = new Set<string>(answers.map((answer) => answer.id))
  for (const id of asked) {
    const row = storage.command(id)
    if (row === null || !ANSWERED.includes(row.state)) continue
    if (!confirmed.has(id))
      storage.patchCommand(id, { state: 'queued', recovered: row.position, position: null, rejection: null })
    else if (row.state === 'accepted') storage.patchCommand(id, { state: 'settled', settledAt })
  }
}

const ANSWERED: readonly CommandState[] = ['accepted', 'held', 'deposited']
