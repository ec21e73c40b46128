import type { CommandEnvelope } from '#shared/kernel/commands.ts'
import { parseCommand, type Verdict } from '#shared/kernel/decide.ts'
import { ok, type Rejection, type Result, reject } from '#shared/kernel/result.ts'
import { keepHighest } from './clock.ts'
import { isTooLong } from './lengths.ts'
import { decideHere, lookShown, nextShown, type Replica } from './replica.ts'

/** `unconfirmed`: saved and to be sent, but a document it names is not here, so nothing is shown before the centre answers. */
export type Saved = 'saved' | 'unconfirmed'

/** Writes what an accepted command changes: the confirmed document is put beside the shown one first. */
export function show(replica: Replica, verdict: Verdict): ReadonlySet<string> {
  const kinds = new Set<string>()
  if (verdict.outcome !== 'accepted') return kinds
  for (const changed of verdict.changes) {
    if (replica.storage.base(changed) === undefined) replica.storage.putBase(changed, replica.storage.shown(changed))
    replica.storage.putShown(nextShown(replica.model, lookShown(replica.storage), changed))
    kinds.add(changed.kind)
  }
  return kinds
}

/**
 * Saves a command and shows what it changes, in one transaction; what comes back was durable before.
 * The same id again answers the same, whatever became of it since. A refusal here saves nothing: the form keeps its text.
 * Claims never wait in the outbox and are not taken here.
 */
export function dispatch(replica: Replica, body: CommandEnvelope): Result<Saved, Rejection> {
  const known = replica.storage.command(body.id)
  if (known !== null) return ok('saved')
  if (isTooLong(body)) return reject('command.tooLong')
  const parsed = parseCommand(replica.model, body)
  if (!parsed.ok) return parsed
  if (parsed.value.definition.kind === 'claim') return reject('claim.needsCentre')
  let kinds: ReadonlySet<string> = new Set()
  const outcome = replica.storage.transaction((): Result<Saved, Rejection> => {
    const verdict = decideHere(replica, parsed.value, lookShown(replica.storage))
    if (verdict.outcome === 'refused' || verdict.outcome === 'deposited') return { ok: false, error: verdict.rejection }
    kinds = show(replica, verdict)
    enqueue(replica, body)
    return ok(verdict.outcome === 'accepted' ? 'saved' : 'unconfirmed')
  })
  if (outcome.ok) replica.changed(new Set([...kinds, 'outbox']))
  return outcome
}

/** Puts a command at the end of the outbox. Within a transaction. */
export function enqueue(replica: Replica, body: CommandEnvelope): void {
  keepHighest(replica.storage, body.at)
  replica.storage.appendCommand({
    id: body.id,
    body,
    state: 'queued',
    position: null,
    recovered: null,
    collected: false,
    rejection: null,
    group: null,
    settledAt: null,
  })
}
