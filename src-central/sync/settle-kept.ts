import type { CommandEnvelope } from '#shared/kernel/commands.ts'
import { type ParsedCommand, parseCommand } from '#shared/kernel/decide.ts'
import { compareRefs } from '#shared/kernel/documents.ts'
import { derivedId } from '#shared/kernel/ids.ts'
import { ok, type Rejection, type Result, reject } from '#shared/kernel/result.ts'
import { hashOf } from '#shared/kernel/text.ts'
import { contentHash } from '../log/chain.ts'
import type { KeptCommand, WriteTransaction } from '../store/port.ts'
import type { EngineParts } from './engine-parts.ts'
import { asApplied } from './kept-rights.ts'
import { onlyAtCentre } from './only-at-centre.ts'
import { actorFrom } from './people.ts'
import { allTouches, batchOf, decideAtCentre, desk } from './plan.ts'
import { retrying } from './retry.ts'

/** What a coordinator does with a command on their list; `by` is the coordinator, whose team its author is in. */
export interface Settling {
  readonly commandId: string
  readonly why: 'deposited' | 'recovery'
  readonly how: 'applied' | 'setAside'
  readonly by: string
  readonly reason: string
}

/**
 * Applies a command on the list as its author's, or sets it aside. Applied it is decided today, with the right that its
 * author lacked, as far as a coordinator can give it (`kept-rights.ts`): they answer for it, and the record says so. What
 * cannot be applied stays on the list.
 * @returns `kept.unknown` when it is not on the list any more; or the refusal
 */
export async function settleKept(parts: EngineParts, settling: Settling): Promise<Result<null, Rejection>> {
  const scopes = new Set<string>()
  const outcome = await retrying(
    () =>
      parts.store.write(async (transaction): Promise<Result<null, Rejection>> => {
        const one = (await transaction.kept(settling.why)).find(({ commandId }) => commandId === settling.commandId)
        if (one === undefined) return reject('kept.unknown')
        if (settling.how === 'applied') {
          const applied = await apply(parts, transaction, one, scopes)
          if (!applied.ok) return applied
        }
        await transaction.settle({
          ...one,
          how: settling.how,
          by: settling.by,
          reason: settling.reason,
          at: parts.now(),
        })
        return ok(null)
      }),
    parts.wait ?? (() => Promise.resolve()),
  )
  if (outcome.ok && scopes.size > 0) parts.published?.(scopes)
  return outcome
}

/** A deposited command is settled under its id; one that was refused has its final row, and goes again under another. */
function asGiven({ why, body }: KeptCommand): CommandEnvelope {
  if (why !== 'recovery') return body
  return { ...body, id: derivedId(hashOf(`${body.id}/applied`)) as CommandEnvelope['id'] } // well-formed by construction
}

async function apply(
  parts: EngineParts,
  transaction: WriteTransaction,
  one: KeptCommand,
  scopes: Set<string>,
): Promise<Result<null, Rejection>> {
  const body = asGiven(one)
  // Whoever keeps it is asked, and whoever it names would have done it.
  if (body.actor !== one.actor) return reject('command.foreignActor')
  const parsed = parseCommand(parts.model, body)
  if (!parsed.ok) return parsed
  const on = await locked(parts, transaction, one.actor, parsed.value)
  const author = actorFrom(parts.model, on.before.get(`user/${one.actor}`), await transaction.teams())
  if (author === null) return reject('document.unknown')
  const known = await onlyAtCentre(parts, transaction, parsed.value, on)
  const actor = asApplied(parts.model, parsed.value, author, one.roles)
  const decided = decideAtCentre(parts.model, on, parsed.value, actor, parts.now(), known)
  if (decided.outcome !== 'accepted') return { ok: false, error: decided.rejection ?? { code: 'command.refused' } }
  const head = await transaction.lockHead()
  // Somebody else has settled it while this one waited for its documents.
  const settled = (await transaction.answers([body.id])).get(body.id)?.row.outcome
  if (settled === 'accepted' || settled === 'refused') return reject('kept.unknown')
  const planned = { body, sha256: contentHash(body), ...decided }
  const made = batchOf(parts.model, on, [planned], head, one.actor, one.store, parts.now())
  await transaction.append(made.batch, made.head)
  for (const change of made.batch.feed) scopes.add(change.scope)
  return ok(null)
}

async function locked(parts: EngineParts, transaction: WriteTransaction, actor: string, parsed: ParsedCommand) {
  const own = { kind: 'user' as const, id: actor }
  const first = desk(await transaction.lock([own, ...parsed.touches].sort(compareRefs)))
  return desk(await transaction.lock([own, ...allTouches(parts.model, parsed, first)].sort(compareRefs)))
}
