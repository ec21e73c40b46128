import type { Actor, CommandEnvelope } from '#shared/kernel/commands.ts'
import { type ParsedCommand, parseCommand } from '#shared/kernel/decide.ts'
import { compareRefs } from '#shared/kernel/documents.ts'
import { CommandId, UserId } from '#shared/kernel/ids.ts'
import { contentHash } from '../log/chain.ts'
import type { WriteTransaction } from '../store/port.ts'
import type { EngineParts } from './engine-parts.ts'
import { allTouches, batchOf, decideAtCentre, desk } from './plan.ts'
import { retrying } from './retry.ts'

/** What the centre does of its own accord: `id` is derived from what it answers, so that it is done once. */
export interface OwnCommand {
  readonly id: string
  readonly name: string
  readonly payload: unknown
}

const MADE_WITH = { app: 'centre', catalogue: 1 }

/** Nobody: policies let it give what comes by itself, and nothing else. */
const ownActor = (centre: string): Actor => ({
  id: UserId.parse(centre),
  roles: [],
  enabled: true,
  teamId: null,
  areas: [],
  coordinates: [],
  portfolios: null,
})

/**
 * Gives a command in the centre's own name, as a person's would be: decided under the lock of its documents, with its row
 * of the log, its feed and its effects. What is refused under that lock (another node was first, or a person has changed
 * the document meanwhile) has not happened and leaves no row.
 * @returns whether it happened now
 */
export async function giveByItself(parts: EngineParts, { id, name, payload }: OwnCommand): Promise<boolean> {
  const scopes = await retrying(
    () => parts.store.write((transaction) => give(parts, transaction, CommandId.parse(id), name, payload)),
    parts.wait ?? (() => Promise.resolve()),
  )
  if (scopes !== null && scopes.size > 0) parts.published?.(scopes)
  return scopes !== null
}

async function give(
  parts: EngineParts,
  transaction: WriteTransaction,
  id: CommandId,
  name: string,
  payload: unknown,
): Promise<ReadonlySet<string> | null> {
  const { centre } = await transaction.head()
  const [actor, at] = [ownActor(centre), parts.now()]
  const body: CommandEnvelope = { id, name, actor: actor.id, at, payload, madeWith: MADE_WITH }
  const parsed = parseCommand(parts.model, body)
  if (!parsed.ok) throw new Error(`${name}: ${parsed.error.code}`)
  const on = await locked(parts, transaction, parsed.value)
  const decided = decideAtCentre(parts.model, on, parsed.value, actor, at, { byItself: true })
  if (decided.outcome !== 'accepted') return null
  const head = await transaction.lockHead()
  const planned = { body, sha256: contentHash(body), ...decided }
  const made = batchOf(parts.model, on, [planned], head, centre, centre, at)
  await transaction.append(made.batch, made.head)
  return new Set(made.batch.feed.map(({ scope }) => scope))
}

async function locked(parts: EngineParts, transaction: WriteTransaction, parsed: ParsedCommand) {
  const first = desk(await transaction.lock([...parsed.touches].sort(compareRefs)))
  return desk(await transaction.lock([...allTouches(parts.model, parsed, first)].sort(compareRefs)))
}
