import type { CommandEnvelope } from '#shared/kernel/commands.ts'
import { parseCommand } from '#shared/kernel/decide.ts'
import type { CommandId } from '#shared/kernel/ids.ts'
import { ok, type Rejection, type Result, reject } from '#shared/kernel/result.ts'
import { enqueue, show } from './dispatch.ts'
import { isTooLong } from './lengths.ts'
import { decideHere, lookShown, type Replica } from './replica.ts'

const groupOf = (replica: Replica, group: string) =>
  replica.storage.commandsIn(['refused']).filter((row) => row.group === group)

/** What aborts the transaction of a resend whose correction is refused here as well. */
class RefusedAgain extends Error {
  readonly rejection: Rejection
  constructor(rejection: Rejection) {
    super(rejection.code)
    this.rejection = rejection
  }
}

/**
 * *Corregir y reenviar*: the whole group goes again, in its order, with new command ids and the same document ids.
 * @param payloads corrected payloads by the refused command's id; the others go as they were
 * @returns the refusal of the first that cannot be decided even here; then nothing has changed
 */
export function resend(
  replica: Replica,
  group: string,
  payloads: Readonly<Record<string, unknown>>,
  newId: () => CommandId,
): Result<null, Rejection> {
  const rows = groupOf(replica, group)
  if (rows.length === 0) return reject('outbox.groupUnknown')
  const kinds = new Set<string>(['outbox'])
  try {
    replica.storage.transaction(() => {
      for (const row of rows) {
        const payload = Object.hasOwn(payloads, row.id) ? payloads[row.id] : row.body.payload
        const body: CommandEnvelope = { ...row.body, id: newId(), at: replica.now(), payload }
        if (isTooLong(body)) throw new RefusedAgain({ code: 'command.tooLong' })
        const parsed = parseCommand(replica.model, body)
        if (!parsed.ok) throw new RefusedAgain(parsed.error)
        const verdict = decideHere(replica, parsed.value, lookShown(replica.storage))
        if (verdict.outcome === 'refused' || verdict.outcome === 'deposited') throw new RefusedAgain(verdict.rejection)
        for (const kind of show(replica, verdict)) kinds.add(kind)
        enqueue(replica, body)
        replica.storage.patchCommand(row.id, { state: 'resent', settledAt: replica.now() })
      }
    })
  } catch (thrown) {
    if (thrown instanceof RefusedAgain) return { ok: false, error: thrown.rejection }
    throw thrown
  }
  replica.changed(kinds)
  return ok(null)
}

/** *Descartar*: the group leaves *por corregir*; its text is kept with the settled commands for 30 days. */
export function discard(replica: Replica, group: string): Result<null, Rejection> {
  const rows = groupOf(replica, group)
  if (rows.length === 0) return reject('outbox.groupUnknown')
  replica.storage.transaction(() => {
    for (const row of rows) replica.storage.patchCommand(row.id, { state: 'discarded', settledAt: replica.now() })
  })
  replica.changed(new Set(['outbox']))
  return ok(null)
}
