import type { CommandEnvelope } from '#shared/kernel/commands.ts'
import { parseCommand } from '#shared/kernel/decide.ts'
import { compareRefs, type DocumentRef, refKey, type StoredDocument } from '#shared/kernel/documents.ts'
import type { CommandId } from '#shared/kernel/ids.ts'
import type { Answer } from '#shared/sync/protocol.ts'
import type { HeadRow, KeptCommand, KnownAnswer, Recovery, WriteTransaction } from '../store/port.ts'
import type { EngineParts } from './engine-parts.ts'
import { onlyAtCentre } from './only-at-centre.ts'
import { actorFrom } from './people.ts'
import { allTouches, batchOf, type Desk, decideAtCentre, desk, type Planned } from './plan.ts'
import { BeginAgain, isPassing, retrying } from './retry.ts'

/** A command of a request that can be named: its envelope fits. */
export interface Received {
  readonly body: CommandEnvelope
  readonly sha256: string
}

type May = (recovery: Recovery | null) => Promise<boolean>

/** Thrown where it turns out that whoever asks may not come in: nothing has happened. */
export class NotAdmitted extends Error {}

/** What became of commands, in their order, and the head that is now known. */
export interface Taken {
  readonly answers: readonly Answer[]
  readonly head: Pick<HeadRow, 'position' | 'chain'>
}

/**
 * Takes commands of one workstation, in one transaction where all goes well. What fails on data or on a bug is done
 * again one by one; the one that fails alone is held.
 * @param may whether they may be taken while this recovery is the newest; else nothing is. Asked before anything is written
 * @returns null where they may not
 */
export async function takeAll(
  parts: EngineParts,
  userId: string,
  store: string,
  received: readonly Received[],
  may: May = async () => true,
): Promise<Taken | null> {
  const wait = parts.wait ?? (() => Promise.resolve())
  try {
    return await retrying(() => takeTogether(parts, userId, store, received, may), wait)
  } catch (failure) {
    if (isPassing(failure) || failure instanceof NotAdmitted) throw failure
    const [alone] = received
    if (received.length === 1 && alone !== undefined) {
      parts.failed?.(alone.body.id, failure)
      return retrying(() => takeTogether(parts, userId, store, received, may, 'hold'), wait)
    }
  }
  const answers: Answer[] = []
  let head: Taken['head'] | null = null
  for (const one of received) {
    const taken = await takeAll(parts, userId, store, [one], may)
    if (taken === null) return null
    answers.push(...taken.answers)
    head = taken.head
  }
  return { answers, head: head ?? (await parts.store.glance((read) => read.head())) }
}

function answerOf(body: CommandEnvelope, sha256: string, known: KnownAnswer): Answer {
  const id = body.id as CommandId // parsed as one
  const { position, outcome } = known.row
  if (known.row.sha256 !== sha256) return { id, outcome: 'reused' }
  const rejection = known.rejection ?? { code: 'command.refused' }
  if (outcome === 'refused' || outcome === 'deposited') return { id, outcome, position, rejection: { ...rejection } }
  return outcome === 'held' ? { id, outcome, position } : { id, outcome: 'accepted', position }
}

async function takeTogether(
  parts: EngineParts,
  userId: string,
  store: string,
  received: readonly Received[],
  may: May,
  mode: 'decide' | 'hold' = 'decide',
): Promise<Taken | null> {
  const scopes = new Set<string>()
  const parsed = received.map((one) => ({ ...one, parsed: parseCommand(parts.model, one.body) }))
  const own: DocumentRef = { kind: 'user', id: userId }
  const refs = [own, ...parsed.flatMap((one) => (one.parsed.ok ? one.parsed.value.touches : []))]
  const taken = await parts.store.write(async (transaction): Promise<Taken | null> => {
    // All that is known to be needed is asked for at once. What is held is looked up behind the lock of its author's own
    // document, as whoever holds it does.
    const [recovery, before, teams, locked, held] = await Promise.all([
      transaction.recovery(),
      transaction.answers(received.map((one) => one.body.id)),
      transaction.teams(),
      transaction.lock(sortedRefs(refs)),
      transaction.heldOf(userId),
    ])
    if (!(await may(recovery))) return null
    const known = new Map(before)
    const fresh = distinct(parsed.filter((one) => !known.has(one.body.id)))
    const reused = received.filter(
      (one) => known.get(one.body.id) !== undefined && known.get(one.body.id)?.row.sha256 !== one.sha256,
    )
    if (fresh.length === 0 && reused.length === 0)
      return { answers: answersTo(received, known), head: await transaction.head() }

    const work = await decideFresh(parts, transaction, { own, teams, refs, locked, held }, fresh, mode)
    const planned = [
      ...work.planned,
      ...reused.map(
        ({ body, sha256 }): Planned => ({ body, sha256, outcome: 'reused', rejection: null, written: [], effects: [] }),
      ),
    ]
    const [head, meanwhile] = await Promise.all([
      transaction.lockHead(),
      transaction.anyAnswered(fresh.map((one) => one.body.id)),
    ])
    // Another node may have taken the same command while this one waited for its documents.
    if (meanwhile) throw new BeginAgain()
    const made = batchOf(parts.model, work.desk, planned, head, userId, store, parts.now())
    transaction.appendLast(made.batch, made.head)
    for (const change of made.batch.feed) scopes.add(change.scope)
    for (const row of made.batch.log) {
      if (row.commandId === null || row.outcome === 'reused') continue
      known.set(row.commandId, {
        row,
        rejection: work.planned.find((one) => one.body.id === row.commandId)?.rejection ?? null,
      })
    }
    return { answers: answersTo(received, known), head: made.head }
  })
  if (scopes.size > 0) parts.published?.(scopes, store)
  return taken
}

const answersTo = (received: readonly Received[], known: ReadonlyMap<string, KnownAnswer>): Answer[] =>
  received.map((one) => answerOf(one.body, one.sha256, mustKnow(known, one)))

function mustKnow(known: ReadonlyMap<string, KnownAnswer>, one: Received): KnownAnswer {
  const answer = known.get(one.body.id)
  if (answer === undefined) throw new Error(`no answer was made for ${one.body.id}`)
  return answer
}

type Parsed = Received & { readonly parsed: ReturnType<typeof parseCommand> }

/** The first of each id: one request may carry a command twice. */
const distinct = (received: readonly Parsed[]): Parsed[] => [
  ...new Map(received.map((one) => [one.body.id, one])).values(),
]

/** What a transaction has read and locked before anything is decided. */
interface Found {
  readonly own: DocumentRef
  readonly teams: readonly StoredDocument[]
  readonly refs: readonly DocumentRef[]
  readonly locked: readonly StoredDocument[]
  /** Earlier commands of the same person that are held. */
  readonly held: readonly KeptCommand[]
}

async function decideFresh(
  parts: EngineParts,
  transaction: WriteTransaction,
  { own, teams, refs, locked, held }: Found,
  fresh: readonly Parsed[],
  mode: 'decide' | 'hold',
): Promise<{ planned: Planned[]; desk: Desk }> {
  let on = desk(locked)
  const taken = new Set(refs.map(refKey))
  const further = fresh
    .flatMap((one) => (one.parsed.ok ? allTouches(parts.model, one.parsed.value, on) : []))
    .filter((ref) => !taken.has(refKey(ref)))
  if (further.length > 0) on = desk([...on.before.values(), ...(await transaction.lock(sortedRefs(further)))])

  const actor = actorFrom(parts.model, on.before.get(refKey(own)), teams)
  if (actor === null) throw new Error(`nobody is ${own.id}`)
  const behind = new Set(held.flatMap((one) => touchedKeys(parts, one.body)))
  const planned: Planned[] = []
  for (const { body, sha256, parsed: one } of fresh) {
    const base = { body, sha256, written: [], effects: [] }
    const keys = one.ok ? one.value.touches.map(refKey) : []
    if (mode === 'hold' || keys.some((key) => behind.has(key))) {
      for (const key of keys) behind.add(key)
      planned.push({ ...base, outcome: 'held', rejection: null })
    } else if (body.actor !== own.id)
      planned.push({ ...base, outcome: 'refused', rejection: { code: 'command.foreignActor' } })
    else if (!one.ok) planned.push({ ...base, outcome: 'refused', rejection: one.error })
    else if (!actor.enabled)
      planned.push({ ...base, outcome: 'deposited', rejection: { code: 'actor.disabled' }, roles: actor.roles })
    else
      planned.push({
        body,
        sha256,
        ...decideAtCentre(
          parts.model,
          on,
          one.value,
          actor,
          parts.now(),
          await onlyAtCentre(parts, transaction, one.value, on),
        ),
      })
  }
  return { planned, desk: on }
}

const touchedKeys = (parts: EngineParts, body: CommandEnvelope): string[] => {
  const parsed = parseCommand(parts.model, body)
  return parsed.ok ? parsed.value.touches.map(refKey) : []
}

const sortedRefs = (refs: readonly DocumentRef[]): DocumentRef[] =>
  [...new Map(refs.map((ref) => [refKey(ref), ref])).values()].sort(compareRefs)
