import { parseCommand } from '#shared/kernel/decide.ts'
import { compareRefs, refKey } from '#shared/kernel/documents.ts'
import { contentHash } from '../log/chain.ts'
import type { KeptCommand } from '../store/port.ts'
import type { EngineParts } from './engine-parts.ts'
import { onlyAtCentre } from './only-at-centre.ts'
import { actorFrom } from './people.ts'
import { allTouches, batchOf, decideAtCentre, desk } from './plan.ts'
import { retrying } from './retry.ts'

/**
 * After an update of the program: held commands are decided again in the order in which they came. One that fails still
 * stays held, and so does what its author sent on its documents after it.
 * @returns how many were settled
 */
export async function redecideHeld(parts: EngineParts): Promise<number> {
  const held = await parts.store.snapshot((transaction) => transaction.kept('held'))
  const stuck = new Set<string>()
  let settled = 0
  for (const one of held) {
    const parsed = parseCommand(parts.model, one.body)
    const keys = parsed.ok ? parsed.value.touches.map((touch) => `${one.actor} ${refKey(touch)}`) : []
    if (keys.some((key) => stuck.has(key))) continue
    try {
      await retrying(() => decideHeld(parts, one), parts.wait ?? (() => Promise.resolve()))
      settled++
    } catch (failure) {
      parts.failed?.(one.commandId, failure)
      for (const key of keys) stuck.add(key)
    }
  }
  return settled
}

async function decideHeld(parts: EngineParts, one: KeptCommand): Promise<void> {
  const scopes = new Set<string>()
  let settled = false
  await parts.store.write(async (transaction) => {
    const parsed = parseCommand(parts.model, one.body)
    const own = { kind: 'user' as const, id: one.actor }
    const touches = parsed.ok ? parsed.value.touches : []
    let on = desk(await transaction.lock([own, ...touches].sort(compareRefs)))
    // Behind the lock of its author's own document: another node may have decided it since it was read.
    if (!(await transaction.heldOf(one.actor)).some(({ commandId }) => commandId === one.commandId)) return
    if (parsed.ok)
      on = desk(await transaction.lock([own, ...allTouches(parts.model, parsed.value, on)].sort(compareRefs)))
    const actor = actorFrom(parts.model, on.before.get(refKey(own)), await transaction.teams())
    if (actor === null) throw new Error(`nobody is ${one.actor}`)
    const decided = !parsed.ok
      ? { outcome: 'refused' as const, rejection: parsed.error, written: [], effects: [] }
      : actor.enabled
        ? decideAtCentre(
            parts.model,
            on,
            parsed.value,
            actor,
            one.at,
            await onlyAtCentre(parts, transaction, parsed.value, on),
          )
        : // As all that comes from somebody disabled: a refusal would lie where nobody opens it any more.
          {
            outcome: 'deposited' as const,
            rejection: { code: 'actor.disabled' },
            written: [],
            effects: [],
            roles: actor.roles,
          }
    const head = await transaction.lockHead()
    const made = batchOf(
      parts.model,
      on,
      [{ body: one.body, sha256: contentHash(one.body), ...decided }],
      head,
      one.actor,
      one.store,
      parts.now(),
      [one.commandId],
    )
    await transaction.append(made.batch, made.head)
    for (const change of made.batch.feed) scopes.add(change.scope)
    settled = true
  })
  // A refusal writes nothing that anybody replicates, and its author is told of it all the same.
  if (settled) parts.published?.(scopes.add(`user:${one.actor}`))
}
